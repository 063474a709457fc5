/** Words for the panel about people and plate, in English. */
export const people = {
  paceOf: (name: string) => `Pace of ${name}`,
  paceKindOf: (name: string) => `How steady ${name} is`,
  paceKinds: { fixed: "steady", uniform: "varies", exponential: "by chance" },
  people: "People and plate",
  addBaker: "Add a baker",
  addEater: "Add an eater",
  removePerson: (name: string) => `Send ${name} home`,
  nameOf: (name: string) => `Name of ${name}`,
  priority: "Priority",
  badName: "A name needs 1 to 40 visible characters; the old name stays.",
  order: "Which loaf leaves the plate first",
  orders: { fifo: "oldest first (Queue)", lifo: "newest first (LifoQueue)", priority: "by priority (PriorityQueue)" },
  orderHelp: "Choosing another order starts the kitchen again.",
  seed: "Seed of chance",
  seedHelp: "The same seed gives the same kitchen again.",
  lastOne: "Somebody has to stay.",
};

export type PeopleWords = typeof people;
