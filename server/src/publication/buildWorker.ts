import { indexSnapshot } from '@faqdesk/bots'
import { answerThread } from './answerThread.ts'
import type { BuildQuestion } from './IndexBuilder.ts'

/** A snapshot comes, its index goes back as JSON text, which crosses threads faster than objects. */
answerThread(({ snapshot, options }: BuildQuestion) => JSON.stringify(indexSnapshot(snapshot, options)))
