"""整改台账, part by part: what to read out, the list, one problem with its steps, what comes back."""
