"""Reading the programme: its years, zones and money; its ideas; its members."""
