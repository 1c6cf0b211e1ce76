@_exported import SengiClient
@_exported import SengiQuery
@_exported import SengiWire

@_exported import struct SengiSQL.SQLState
