import HostileModels

/// Tables called like types of Swift and Sengi, under names that hide none of them here.
typealias StringRow = HostileModels::String
typealias IntRow = HostileModels::Int
typealias OptionalRow = HostileModels::Optional
typealias ErrorRow = HostileModels::Error
typealias SQLTableRow = HostileModels::SQLTable
typealias TypeRow = HostileModels::Type_
typealias StringIntRow = HostileModels::StringInt
