/// Generated from `kinds.yaml`, which has one of every kind of type, function and view.
public enum TypeModels {}
