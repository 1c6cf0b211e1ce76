// Holds the place of the code generated from Schemas, so that the folder can be a target.
