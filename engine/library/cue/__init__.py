"""CUE sheets: texts that divide a recording of a whole disc into its tracks."""
