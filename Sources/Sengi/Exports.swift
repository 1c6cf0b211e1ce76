// Generated code and its users import this module alone.
@_exported import SengiClient
@_exported import SengiQuery
@_exported import SengiSQL
@_exported import SengiWire
