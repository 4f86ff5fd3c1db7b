import { indexSnapshot, type Snapshot } from '@faqdesk/bots'
import { answerThread } from './answerThread.ts'

/** A snapshot comes, its index goes back as JSON text, which crosses threads faster than objects. */
answerThread((snapshot: Snapshot) => JSON.stringify(indexSnapshot(snapshot)))
