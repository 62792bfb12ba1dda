"""The red pen: reads a finished report and says which numbers do not hold out. Pure Python, no Django.

    from taizhang.redpen import read, check
    reading = check(read("report.docx"))
"""
