"""The demonstration town: 覃巴镇 with its real villages and invented people, its past played through the verbs."""
