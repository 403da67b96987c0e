"""Say records in a language: catalogs and fields in; passages with language and status out."""
