extension PGID: ExpressibleByIntegerLiteral where Raw: ExpressibleByIntegerLiteral {
  @inlinable public init(integerLiteral value: Raw.IntegerLiteralType) {
    self.init(Raw(integerLiteral: value))
  }
}

extension PGID: ExpressibleByUnicodeScalarLiteral
where Raw: ExpressibleByUnicodeScalarLiteral {
  @inlinable public init(unicodeScalarLiteral value: Raw.UnicodeScalarLiteralType) {
    self.init(Raw(unicodeScalarLiteral: value))
  }
}

extension PGID: ExpressibleByExtendedGraphemeClusterLiteral
where Raw: ExpressibleByExtendedGraphemeClusterLiteral {
  @inlinable public init(
    extendedGraphemeClusterLiteral value: Raw.ExtendedGraphemeClusterLiteralType
  ) {
    self.init(Raw(extendedGraphemeClusterLiteral: value))
  }
}

extension PGID: ExpressibleByStringLiteral where Raw: ExpressibleByStringLiteral {
  @inlinable public init(stringLiteral value: Raw.StringLiteralType) {
    self.init(Raw(stringLiteral: value))
  }
}

extension PGID: ExpressibleByStringInterpolation where Raw: ExpressibleByStringInterpolation {
  @inlinable public init(stringInterpolation: Raw.StringInterpolation) {
    self.init(Raw(stringInterpolation: stringInterpolation))
  }
}
