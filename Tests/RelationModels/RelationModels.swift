// Holds the place of the code generated from library.yaml, so that the folder can be a target.
