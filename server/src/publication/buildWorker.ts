import { indexSnapshot } from '@faqdesk/bots'
import { answerThread } from './answerThread.ts'
import type { BuildQuestion } from './IndexBuilder.ts'

/** A snapshot comes, its index goes back as bytes, which cross threads as they are. */
answerThread(({ snapshot, options }: BuildQuestion) => indexSnapshot(snapshot, options).toBytes())
