import { useMessages } from '../language/LanguageProvider.tsx'
import { ChannelsField } from './ChannelsField.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { countHan, countWords } from './countText.ts'
import { useEditor } from './EditorContext.tsx'
import { FieldRow } from './FieldRow.tsx'
import { confidences, copies, fileTypes, shortLimit, titleStatuses } from './fields.ts'
import { GroupList } from './GroupList.tsx'
import { LineList } from './LineList.tsx'
import { ListPair } from './ListPair.tsx'
import { OptionalFields } from './OptionalFields.tsx'
import { PlainField } from './PlainField.tsx'
import { RelatedField } from './RelatedField.tsx'
import { TextPair } from './TextPair.tsx'
import type { EntryDocument, EntryLink, EntrySource } from './types.ts'
import { UrlField } from './UrlField.tsx'

export const sectionIds = ['question', 'facts', 'channels', 'words', 'sources'] as const

const blankPair = { en: '', 'zh-Hant': '' }
const blankList = { en: [''], 'zh-Hant': [''] }

/** The whole entry as a form, in the order in which a person would write it. */
export function EditorForm({ bot }: { bot: string }) {
  const messages = useMessages()
  const { field } = messages
  const { entry, readOnly } = useEditor()
  const pair = (path: string[], label: string) => ({
    path,
    label,
    begin: blankPair,
    render: () => <TextPair path={path} label={label} />,
  })
  const list = (name: 'steps' | 'eligibility') => ({
    path: [name],
    label: field[name],
    begin: blankList,
    render: () => <ListPair path={[name]} label={field[name]} numbered={name === 'steps'} />,
  })
  const countShort = (text: string, lang: 'en' | 'zh-Hant') =>
    lang === 'en'
      ? messages.words(countWords(text), shortLimit.words)
      : messages.characters(countHan(text), shortLimit.han)

  return (
    <form className={readOnly ? 'entry-form read-only' : 'entry-form'} onSubmit={(event) => event.preventDefault()}>
      <div className="pair language-heads" aria-hidden="true">
        <span className="pair-side">{messages.english}</span>
        <span className="pair-side" lang="zh-Hant">
          {messages.traditional}
        </span>
      </div>

      <section aria-labelledby="section-question" id="question">
        <h2 id="section-question">{messages.sectionQuestion}</h2>
        <FieldRow path={['question']} label={field.question}>
          <TextPair path={['question']} label={field.question} />
        </FieldRow>
        <FieldRow path={['short']} label={field.short}>
          <TextPair path={['short']} label={field.short} counter={countShort} />
        </FieldRow>
        <OptionalFields
          fields={[
            {
              path: ['answer'],
              label: field.answer,
              begin: blankPair,
              hint: messages.markdownHint,
              render: () => <TextPair path={['answer']} label={field.answer} />,
            },
            list('steps'),
            list('eligibility'),
            pair(['caution'], field.caution),
          ]}
        />
      </section>

      <section aria-labelledby="section-facts" id="facts">
        <h2 id="section-facts">{messages.sectionFacts}</h2>
        <OptionalFields
          fields={[
            {
              path: ['fee'],
              label: field.fee,
              begin: { text: blankPair },
              render: () => (
                <>
                  <TextPair path={['fee', 'text']} label={field['fee.text']} />
                  <div className="field-line">
                    <PlainField path={['fee', 'amount']} label={field['fee.amount']} type="number" className="short" />
                    <PlainField
                      path={['fee', 'effectiveFrom']}
                      label={field['fee.effectiveFrom']}
                      type="date"
                      className="short"
                    />
                  </div>
                  <OptionalFields fields={[pair(['fee', 'concession'], field['fee.concession'])]} />
                </>
              ),
            },
            pair(['time', 'processing'], field['time.processing']),
            pair(['time', 'validity'], field['time.validity']),
            pair(['time', 'deadline'], field['time.deadline']),
            {
              path: ['documents'],
              label: field.documents,
              begin: [{ name: blankPair }],
              render: () => (
                <GroupList<Partial<EntryDocument>>
                  path={['documents']}
                  itemLabel={field['documents.name']}
                  begin={{ name: blankPair }}
                >
                  {(path, what) => (
                    <>
                      <TextPair path={[...path, 'name']} label={what} />
                      <div className="field-line">
                        <ChoiceField
                          path={[...path, 'copy']}
                          label={field['documents.copy']}
                          name={`${what}: ${field['documents.copy']}`}
                          options={copies}
                          names={messages.copyName}
                          optional
                        />
                        <PlainField
                          path={[...path, 'form']}
                          label={field['documents.form']}
                          name={`${what}: ${field['documents.form']}`}
                          className="short"
                        />
                      </div>
                    </>
                  )}
                </GroupList>
              ),
            },
            pair(['where'], field.where),
            pair(['when'], field.when),
            pair(['penalty'], field.penalty),
          ]}
        />
      </section>

      <section aria-labelledby="section-channels" id="channels">
        <h2 id="section-channels">{messages.sectionChannels}</h2>
        <OptionalFields
          fields={[
            {
              path: ['channels'],
              label: field.channels,
              begin: [{ kind: 'online' }],
              render: () => <ChannelsField />,
            },
            {
              path: ['form'],
              label: field.form,
              begin: { title: blankPair, titleStatus: 'unofficial' },
              render: () => (
                <>
                  <TextPair path={['form', 'title']} label={field['form.title']} />
                  <div className="field-line">
                    <PlainField path={['form', 'number']} label={field['form.number']} className="short" />
                    <ChoiceField
                      path={['form', 'titleStatus']}
                      label={field['form.titleStatus']}
                      options={titleStatuses}
                      names={messages.titleStatusName}
                    />
                  </div>
                </>
              ),
            },
            {
              path: ['links'],
              label: field.links,
              begin: [{ title: blankPair, url: '' }],
              render: () => (
                <GroupList<Partial<EntryLink>>
                  path={['links']}
                  itemLabel={messages.itemName.links}
                  begin={{ title: blankPair, url: '' }}
                >
                  {(path, what) => (
                    <>
                      <TextPair path={[...path, 'title']} label={`${what}: ${field['links.title']}`} />
                      <UrlField path={[...path, 'url']} what={what} />
                      <div className="field-line">
                        <ChoiceField
                          path={[...path, 'fileType']}
                          label={field['links.fileType']}
                          name={`${what}: ${field['links.fileType']}`}
                          options={fileTypes}
                          names={{ pdf: 'PDF', doc: 'DOC', xls: 'XLS' }}
                          optional
                        />
                      </div>
                    </>
                  )}
                </GroupList>
              ),
            },
          ]}
        />
        <div className="field-line">
          <PlainField path={['department']} label={field.department} className="short" placeholder="afcd" />
        </div>
      </section>

      <section aria-labelledby="section-words" id="words">
        <h2 id="section-words">{messages.sectionWords}</h2>
        {!readOnly && <p className="field-hint">{messages.phrasingHint}</p>}
        <div className="word-columns">
          {(
            [
              ['yue', messages.cantonese, 'yue-Hant'],
              ['zh-Hant', messages.traditional, 'zh-Hant'],
              ['en', messages.english, 'en'],
              ['mixed', messages.mixed, 'zh-Hant'],
              ['zh-Hans', messages.simplified, 'zh-Hans'],
            ] as const
          ).map(([lang, language, tag]) =>
            readOnly && !entry.phrasings?.[lang] ? null : (
              <FieldRow key={lang} path={['phrasings', lang]} label={language}>
                <LineList
                  path={['phrasings', lang]}
                  label={messages.inLanguage(field.phrasings, language)}
                  lang={tag}
                />
              </FieldRow>
            ),
          )}
          <FieldRow path={['aliases']} label={field.aliases}>
            <LineList path={['aliases']} label={field.aliases} />
          </FieldRow>
        </div>
        <FieldRow path={['related']} label={field.related}>
          <RelatedField bot={bot} />
        </FieldRow>
        <OptionalFields
          fields={[
            {
              path: ['tags'],
              label: field.tags,
              begin: [''],
              render: () => <LineList path={['tags']} label={field.tags} />,
            },
          ]}
        />
      </section>

      <section aria-labelledby="section-sources" id="sources">
        <h2 id="section-sources">{messages.sectionSources}</h2>
        <FieldRow path={['sources']} label={field.sources}>
          <GroupList<Partial<EntrySource>>
            path={['sources']}
            itemLabel={messages.itemName.sources}
            begin={{ url: '', seen: '', confidence: 'medium' }}
          >
            {(path, what) => (
              <>
                <PlainField
                  path={[...path, 'url']}
                  label={field['sources.url']}
                  name={`${what}: ${field['sources.url']}`}
                  type="url"
                />
                <div className="field-line">
                  <PlainField
                    path={[...path, 'seen']}
                    label={field['sources.seen']}
                    name={`${what}: ${field['sources.seen']}`}
                    className="grow"
                  />
                  <ChoiceField
                    path={[...path, 'confidence']}
                    label={field['sources.confidence']}
                    name={`${what}: ${field['sources.confidence']}`}
                    options={confidences}
                    names={messages.confidenceName}
                  />
                </div>
              </>
            )}
          </GroupList>
        </FieldRow>
        <div className="field-line">
          <ChoiceField
            path={['confidence']}
            label={field.confidence}
            options={confidences}
            names={messages.confidenceName}
          />
          <PlainField path={['reviewedOn']} label={field.reviewedOn} type="date" className="short" />
          <PlainField path={['reviewBy']} label={field.reviewBy} type="date" className="short" />
          <PlainField path={['validFrom']} label={field.validFrom} type="date" className="short" />
          <PlainField path={['validTo']} label={field.validTo} type="date" className="short" />
          <PlainField path={['owner']} label={field.owner} className="short" />
        </div>
      </section>
    </form>
  )
}
