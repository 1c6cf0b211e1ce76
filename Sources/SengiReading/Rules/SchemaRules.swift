import SengiDiagnostics
import SengiSchema

/// Every rule a schema has to pass.
enum SchemaRules {
  static let all: [any SchemaRule] = [
    NamesAreFree(), RelationNamesDiffer(), TablePartsDiffer(), EnumLabelsDiffer(),
    ShapeReferencesExist(), ShapeNamesDiffer(), ShapesEnd(), ShapeFieldsFit(),
    UnionPayloadsAreObjects(), UnionTagsFitColumns(), ShapesEnforceable(),
    KeyColumnsExist(), KeyTypesCompare(), IndexColumnsExist(), IndexMethodsFit(),
    IndexAttachmentsFit(),
    ForeignKeyTargetExists(), ForeignKeyTargetsKey(), ForeignKeyTypesCompare(),
    ForeignKeyActionsFit(),
    ExpressionReadable(), ExpressionColumnsExist(), ExpressionsImmutable(),
    GeneratedColumnsStandAlone(), GeneratedIntegers(), TypeSizesFit(), DefaultsFitTheirType(),
    DefaultsStandAlone(), BehaviourColumnsFit(),
    ReferenceRowsFit(), DroppedIsGone(), SuccessorsAreThere(), ConversionsReadable(),
    ReplacementsFit(),
    TriggersReadable(), TriggerColumnsExist(), TriggerFunctionsExist(),
    TargetHasFeatures(), TargetHasFunctions(),
  ]

  static func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for rule in all { rule.check(schema, sources, into: &diagnostics) }
  }
}
