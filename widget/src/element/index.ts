export { mountChat } from './mountChat.tsx'
