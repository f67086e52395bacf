# An exception in a class body, and tabs in the indentation.
def helper(x):
	return x.upper()


class Config:
	name = helper('ok')
	other = helper(5)
