import SengiSQL
import SengiSchema

/// What belongs to the whole database rather than to a namespace.
struct DatabaseObjects {
  let schema: Schema
  let scope: NameScope

  init(_ names: SchemaNames) {
    schema = names.schema
    // Said in whatever file: names are qualified.
    scope = NameScope(names: names, namespace: nil)
  }

  var all: [WrittenObject] {
    let spelling = RoutineValue(scope: scope)
    var written: [WrittenObject] = []
    for item in schema.extensions {
      written.append(
        WrittenObject(
          section: "extensions", value: value(item), path: ObjectPath([.extension(item.name)])))
    }
    for role in schema.roles {
      written.append(
        WrittenObject(
          section: "roles", name: role.name.name, value: spelling.value(role),
          path: ObjectPath([.role(role.name)])))
    }
    for object in schema.objects {
      written.append(
        WrittenObject(
          section: object.kind.rawValue, name: object.name, value: spelling.value(object),
          path: .object(object)))
    }
    for privileges in schema.defaultPrivileges {
      written.append(
        WrittenObject(
          section: "default_privileges", value: GrantSpelling.value(privileges, everywhere: true)))
    }
    for object in schema.customObjects {
      written.append(
        WrittenObject(
          section: "custom", name: object.name, value: spelling.value(object),
          path: ObjectPath([.custom(object.name)])))
    }
    return written
  }

  private func value(_ item: Extension) -> YAMLValue {
    var pairs: [YAMLPair] = []
    pairs.add(text: "version", item.version)
    pairs.add(text: "namespace", item.namespace)
    pairs.add(text: "doc", item.doc)
    return pairs.isEmpty
      ? .text(item.name.name) : .mapping([YAMLPair(item.name.name, .mapping(pairs))])
  }
}
