"""One made-up company written the way real CRMs export it, with the truth beside it."""
