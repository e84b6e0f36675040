"""重点核查, part by part: what to read out, each flag, its 说明, what is taken along."""
