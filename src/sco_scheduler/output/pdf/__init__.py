"""PDFs to hand out and to hang up, set by typst from templates; names go in as data, never as markup."""
