/// The rows of `rules.yaml`, made by the plugin.
public enum RuleModels {}
