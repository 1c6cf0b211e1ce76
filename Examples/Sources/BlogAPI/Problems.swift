import Hummingbird

/// What is wrong with a request, field by field.
struct Problems: HTTPResponseError {
  struct Field: Encodable {
    var field: String
    var message: String
  }

  var status: HTTPResponse.Status
  private(set) var fields: [Field] = []

  /// - Parameter status: Unless said otherwise, 422: understood, and not acceptable.
  init(_ status: HTTPResponse.Status = .unprocessableContent) {
    self.status = status
  }

  mutating func expect(_ condition: Bool, _ field: String, _ message: String) {
    if !condition { fields.append(Field(field: field, message: message)) }
  }

  func throwIfAny() throws {
    if !fields.isEmpty { throw self }
  }

  private struct Body: ResponseEncodable {
    var problems: [Field]
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var response = try Body(problems: fields).response(from: request, context: context)
    response.status = status
    return response
  }
}
