# A subscript's carets, with and without text around it.
config = {'servers': [{'name': 'a', 'port': 1}]}


def port(index):
    return 'port ' + str(config['servers'][index]['ports'])


port(0)
