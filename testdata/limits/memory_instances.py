# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# Instances with attributes beyond the first few.
print('start')


class Node:
    def __init__(self, next):
        self.next = next
        self.a = self.b = self.c = self.d = self.e = 1


head = None
while True:
    head = Node(head)
