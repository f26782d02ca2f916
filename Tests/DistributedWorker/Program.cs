using DistributedWorker.Commands;

// Arguments: a command and what it takes.
return Command.All[args[0]](args[1..]);
