"""Close calls in, groups out: a model says which statements report the same thing."""
