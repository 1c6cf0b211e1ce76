// Written by templates/swift/embed.sh from templates/swift. Do not edit; change the templates instead.

/// The templates that come with Sengi, by name.
public enum BuiltinTemplates {
  public static let all: [(name: String, text: String)] = [
    ("call", `call`),
    ("composite", `composite`),
    ("domain", `domain`),
    ("enum", `enum`),
    ("file", `file`),
    ("functions", `functions`),
    ("record", `record`),
    ("relations", `relations`),
    ("schema", `schema`),
    ("shape", `shape`),
    ("table", `table`),
    ("union", `union`),
    ("view", `view`),
  ]

  private static let `call` = ###"""
    {{statementDoc}}
    {{signature}}
      {{maker}}(
        {{sql}},
        {{tail}}
    }

    """###

  private static let `composite` = ###"""
    {{doc}}
    {{header}}
    {{#properties}}
      {{properties}}

    {{/properties}}
      {{initializer}}

    {{#decoding}}
      {{lib.access}}init(fields: inout {{lib.PGFieldReader}}) throws {
        {{decoding}}
      }

      {{lib.access}}func write(to fields: inout {{lib.PGFieldWriter}}) {
        {{writing}}
      }
    {{/decoding}}
    {{^decoding}}
      {{lib.access}}init(fields: inout {{lib.PGFieldReader}}) throws {}

      {{lib.access}}func write(to fields: inout {{lib.PGFieldWriter}}) {}
    {{/decoding}}
    {{#codable}}

    {{#jsonDecoding}}
      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {
        let container = try decoder.container(keyedBy: {{lib.PGCodingKey}}.self)
        {{jsonDecoding}}
      }
    {{/jsonDecoding}}
    {{^jsonDecoding}}
      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {}
    {{/jsonDecoding}}

      {{lib.access}}func encode(to encoder: any {{lib.Encoder}}) throws {
        {{jsonEncoding}}
      }
    {{/codable}}

      {{typeName}}
    }

    """###

  private static let `domain` = ###"""
    {{doc}}
    {{declaration}}

    """###

  private static let `enum` = ###"""
    {{doc}}
    {{header}}
      {{cases}}

      {{typeName}}
    }

    """###

  private static let `file` = ###"""
    {{header}}
    {{imports}}
    {{#hasDeclarations}}
    {{#namespace}}

    extension {{namespace}} {
    {{#declarations}}
      {{.}}
    {{/declarations}}
    }
    {{/namespace}}
    {{^namespace}}

    {{#declarations}}
    {{.}}
    {{/declarations}}
    {{/namespace}}
    {{/hasDeclarations}}
    {{#relations}}

    {{.}}
    {{/relations}}

    """###

  private static let `functions` = ###"""
    {{header}}
    {{#members}}
      {{.}}
    {{/members}}
    }

    """###

  private static let `record` = ###"""
    {{doc}}
    {{header}}
      {{properties}}

      {{initializer}}

      {{lib.access}}init(row: borrowing {{lib.PGRow}}, at index: {{lib.Int}}) throws {
        {{decoding}}
      }

      {{lib.access}}static var columnCount: {{lib.Int}} { {{columnCount}} }
    }

    """###

  private static let `relations` = ###"""
    {{header}}
    {{#relations}}
      {{relationDoc}}
      {{declaration}}
    {{/relations}}
    }

    """###

  private static let `schema` = ###"""
    {{header}}
    {{#namespaces}}

    {{doc}}
    {{access}}enum {{name}} {}
    {{/namespaces}}
    {{#functions}}

    {{.}}
    {{/functions}}

    """###

  private static let `shape` = ###"""
    {{#doc}}
    {{doc}}
    {{/doc}}
    {{header}}
    {{#properties}}
      {{properties}}

    {{/properties}}
      {{initializer}}
    {{#form}}

      {{form}}
    {{/form}}
    {{#decoding}}

      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {
        {{decoding}}
      }
    {{/decoding}}
    {{#encoding}}

      {{lib.access}}func encode(to encoder: any {{lib.Encoder}}) throws {
        {{encoding}}
      }
    {{/encoding}}
    {{#codingKeys}}

      enum CodingKeys: {{lib.String}}, {{lib.CodingKey}} {
        {{codingKeys}}
      }
    {{/codingKeys}}
    {{#nested}}

      {{.}}
    {{/nested}}
    {{#hasPath}}

      {{lib.access}}struct Path: {{lib.SQLJSONPathType}} {
        {{lib.access}}let _path: {{lib.SQLJSONPath}}
        {{lib.access}}init(_ path: {{lib.SQLJSONPath}}) { self._path = path }
    {{#path}}

        {{path}}
    {{/path}}
      }
    {{/hasPath}}
    }

    """###

  private static let `table` = ###"""
    {{doc}}
    {{header}}
    {{#identifier}}
      {{identifier}}

    {{/identifier}}
    {{#properties}}
      {{properties}}

    {{/properties}}
      {{initializer}}

    {{#decoding}}
      {{lib.access}}init(row: borrowing {{lib.PGRow}}, at index: {{lib.Int}}) throws {
        {{decoding}}
      }
    {{/decoding}}
    {{^decoding}}
      {{lib.access}}init(row: borrowing {{lib.PGRow}}, at index: {{lib.Int}}) throws {}
    {{/decoding}}
    {{#codable}}

    {{#jsonDecoding}}
      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {
        let container = try decoder.container(keyedBy: {{lib.PGCodingKey}}.self)
        {{jsonDecoding}}
      }
    {{/jsonDecoding}}
    {{^jsonDecoding}}
      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {}
    {{/jsonDecoding}}

      {{lib.access}}func encode(to encoder: any {{lib.Encoder}}) throws {
        {{jsonEncoding}}
      }
    {{/codable}}
    {{#hashing}}

      {{lib.access}}func hash(into hasher: inout {{lib.Hasher}}) {
        {{hashing}}
      }
    {{/hashing}}
    {{#mirror}}

      /// The row without the values of its sensitive columns: what printing and dumping show.
      {{lib.access}}var customMirror: {{lib.Mirror}} {
        {{lib.Mirror}}(
          self,
          children: [
            {{mirror}}
          ],
          displayStyle: .struct)
      }
    {{/mirror}}

      {{tableName}}
      {{lib.access}}static var columnList: {{lib.StaticString}} {
        {{columnList}}
      }
      {{lib.access}}static var columnCount: {{lib.Int}} { {{columnCount}} }
      {{lib.access}}static var presenceColumn: {{lib.Int}} { {{presenceColumn}} }
    {{#softDeleteColumn}}
      {{softDeleteColumn}}
    {{/softDeleteColumn}}

      {{lib.access}}struct Columns: {{lib.SQLTableColumns}} {
        {{lib.access}}typealias Model = {{type}}
        {{lib.access}}let _source: {{lib.UInt32}}
        {{lib.access}}init(_ source: {{lib.UInt32}}) { self._source = source }
    {{#accessors}}

        {{accessors}}
    {{/accessors}}
      }
    {{#insert}}

      /// The values of a new row; those left out take their default, or NULL.
      {{insertHeader}}
        {{lib.access}}typealias Model = {{type}}
    {{#insertProperties}}
        {{insertProperties}}
    {{/insertProperties}}

        {{insertInitializer}}
    {{#insertDecoding}}

        {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {
          let container = try decoder.container(keyedBy: {{lib.PGCodingKey}}.self)
          {{insertDecoding}}
        }
    {{/insertDecoding}}

        {{lib.access}}static var insertColumns: {{lib.StaticString}} {
          {{insertColumns}}
        }

        {{lib.access}}func write(to values: inout {{lib.SQLInsertValues}}) {
          {{writing}}
        }
    {{#insertMirror}}

        {{lib.access}}var customMirror: {{lib.Mirror}} {
          {{lib.Mirror}}(
            self,
            children: [
              {{insertMirror}}
            ],
            displayStyle: .struct)
        }
    {{/insertMirror}}
      }
    {{/insert}}

      /// Changed columns: those not mentioned are kept, nil sets NULL.
      {{lib.access}}typealias Changes = {{lib.SQLChanges}}<Columns>
    {{#finders}}

      {{statementDoc}}
      {{signature}}
        {{maker}}(
          {{sql}},
          {{tail}}
      }
    {{/finders}}
    {{#commands}}

      /// Changes the row with this key.
      {{update}}
    {{#statements}}

      {{statementDoc}}
      {{signature}}
        {{maker}}(
          {{sql}},
          {{tail}}
      }
    {{/statements}}
    {{/commands}}
    {{#primaryKey}}

      /// The key of a row.
      {{keyHeader}}
        {{keyProperties}}

        {{keyInitializer}}
    {{#keyMirror}}

        {{lib.access}}var customMirror: {{lib.Mirror}} {
          {{lib.Mirror}}(
            self,
            children: [
              {{keyMirror}}
            ],
            displayStyle: .struct)
        }
    {{/keyMirror}}
      }

      /// The row's own key.
      {{keyAccessor}}
    {{#keyFunctions}}

      {{keyFunctionDoc}}
      {{keyFunction}}
    {{/keyFunctions}}
    {{/primaryKey}}
    {{#constraints}}

      /// The rules that rows have to keep, to catch the errors of statements by.
      {{lib.access}}enum Constraint {
    {{#items}}
        {{constraintDoc}}
        {{constraint}}
    {{/items}}
      }
    {{/constraints}}
    {{#rules}}

      /// What `validate()` holds values to; other rules are left to the server.
      {{rules}}
    {{/rules}}
    }

    """###

  private static let `union` = ###"""
    {{#doc}}
    {{doc}}
    {{/doc}}
    {{header}}
      {{cases}}
    {{#nested}}

      {{.}}
    {{/nested}}

    {{#form}}
      {{form}}

    {{/form}}
      {{lib.access}}var tag: {{lib.String}} {
        switch self {
        {{tags}}
        }
      }
    {{#key}}

      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {
        let container = try decoder.container(keyedBy: TagKey.self)
        switch try container.decode({{lib.String}}.self, forKey: .tag) {
        {{decoding}}
        default:
          {{unknown}}
        }
      }

      {{lib.access}}func encode(to encoder: any {{lib.Encoder}}) throws {
        var container = encoder.container(keyedBy: TagKey.self)
        try container.encode(tag, forKey: .tag)
        switch self {
        {{payloads}}
        }
      }

      enum TagKey: {{lib.String}}, {{lib.CodingKey}} {
        case tag = {{key}}
      }
    {{/key}}
    {{^key}}

      {{lib.access}}var payload: any {{lib.PGJSONCodable}} {
        switch self {
        {{payloads}}
        }
      }

      {{lib.access}}init(tag: {{lib.String}}, json: {{lib.PGJSON}}) throws {
        switch tag {
        {{decoding}}
        default:
          {{unknown}}
        }
      }

      {{lib.access}}struct Path: {{lib.SQLJSONPathType}} {
        {{lib.access}}let _path: {{lib.SQLJSONPath}}
        {{lib.access}}init(_ path: {{lib.SQLJSONPath}}) { self._path = path }

        {{path}}
      }
    {{/key}}
    }

    """###

  private static let `view` = ###"""
    {{doc}}
    {{header}}
    {{#properties}}
      {{properties}}

    {{/properties}}
      {{initializer}}

    {{#decoding}}
      {{lib.access}}init(row: borrowing {{lib.PGRow}}, at index: {{lib.Int}}) throws {
        {{decoding}}
      }
    {{/decoding}}
    {{^decoding}}
      {{lib.access}}init(row: borrowing {{lib.PGRow}}, at index: {{lib.Int}}) throws {}
    {{/decoding}}
    {{#codable}}

    {{#jsonDecoding}}
      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {
        let container = try decoder.container(keyedBy: {{lib.PGCodingKey}}.self)
        {{jsonDecoding}}
      }
    {{/jsonDecoding}}
    {{^jsonDecoding}}
      {{lib.access}}init(from decoder: any {{lib.Decoder}}) throws {}
    {{/jsonDecoding}}

      {{lib.access}}func encode(to encoder: any {{lib.Encoder}}) throws {
        {{jsonEncoding}}
      }
    {{/codable}}
    {{#mirror}}

      /// The row without the values of its sensitive columns: what printing and dumping show.
      {{lib.access}}var customMirror: {{lib.Mirror}} {
        {{lib.Mirror}}(
          self,
          children: [
            {{mirror}}
          ],
          displayStyle: .struct)
      }
    {{/mirror}}

      {{tableName}}
      {{lib.access}}static var columnList: {{lib.StaticString}} {
        {{columnList}}
      }
      {{lib.access}}static var columnCount: {{lib.Int}} { {{columnCount}} }
      {{lib.access}}static var presenceColumn: {{lib.Int}} { {{presenceColumn}} }

      {{lib.access}}struct Columns: {{lib.SQLTableColumns}} {
        {{lib.access}}typealias Model = {{type}}
        {{lib.access}}let _source: {{lib.UInt32}}
        {{lib.access}}init(_ source: {{lib.UInt32}}) { self._source = source }
    {{#accessors}}

        {{accessors}}
    {{/accessors}}
      }
    {{#refreshing}}

      {{statementDoc}}
      {{signature}}
        {{maker}}(
          {{sql}},
          {{tail}}
      }
    {{/refreshing}}
    }

    """###
}
