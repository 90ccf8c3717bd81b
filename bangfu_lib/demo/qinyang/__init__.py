"""The sample quarter of Qinyang: five lines, five townships, twenty villages."""
