import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { DraftEntry } from '../editor/entryPaths.ts'
import { useLanguage } from '../language/LanguageProvider.tsx'
import { type UiLanguage, uiLanguages } from '../language/messages.ts'
import { AnswerCard } from './AnswerCard.tsx'
import './preview.css'

type Props = { entry: DraftEntry; bot: string; toSimplified: ((text: string) => string) | undefined }

/** What a citizen will see, beside the form, in each language. */
export function PreviewPane({ entry, bot, toSimplified }: Props) {
  const { messages, language } = useLanguage()
  const [shown, setShown] = useState<UiLanguage>(language)
  const names = { en: messages.english, 'zh-Hant': messages.traditional, 'zh-Hans': messages.simplified }
  return (
    <aside className="preview-pane" id="preview" aria-label={messages.preview}>
      <Tabs selectedKey={shown} onSelectionChange={(key) => setShown(key as UiLanguage)}>
        <div className="preview-head">
          <h2>{messages.preview}</h2>
          <TabList aria-label={messages.previewLanguage} className="preview-tabs">
            {uiLanguages.map((lang) => (
              <Tab key={lang} id={lang} className="preview-tab">
                <span lang={lang}>{names[lang]}</span>
              </Tab>
            ))}
          </TabList>
        </div>
        {uiLanguages.map((lang) => (
          <TabPanel key={lang} id={lang} className="preview-panel">
            <AnswerCard entry={entry} lang={lang} bot={bot} toSimplified={toSimplified} />
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  )
}
