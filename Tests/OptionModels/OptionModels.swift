// SwiftPM needs one Swift file in a target's folder; the rest is generated from the YAML beside it.
