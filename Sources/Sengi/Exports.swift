@_exported import SengiClient
@_exported import SengiQuery
@_exported import SengiWire

@_exported import struct SengiJSON.JSONNumber
@_exported import enum SengiJSON.PGJSONForm
@_exported import protocol SengiJSON.PGJSONFormed
@_exported import struct SengiJSON.PGJSONPattern
@_exported import struct SengiSQL.SQLState
