"""PDF files set by Typst from templates; names are passed as data, never as markup."""
