# Nothing: what an interpreter needs to start and end.
