"""PDF files set by Typst from templates; names go in as data, never as markup."""
