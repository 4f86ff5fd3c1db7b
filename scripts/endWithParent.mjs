// Loaded before the server by `npm start`: if the process that started it is killed, the server ends
// in order too, instead of running on unseen and holding the port and the data folder.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
