import { useMessages } from '../language/LanguageProvider.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { channelKinds } from './fields.ts'
import { GroupList } from './GroupList.tsx'
import { OptionalFields } from './OptionalFields.tsx'
import { PlainField } from './PlainField.tsx'
import { TextPair } from './TextPair.tsx'
import type { Channel } from './types.ts'

const blankPair = { en: '', 'zh-Hant': '' }

/** The ways of getting it done: online, at a counter, by post … */
export function ChannelsField() {
  const messages = useMessages()
  const { field } = messages
  return (
    <GroupList<Partial<Channel>> path={['channels']} itemLabel={messages.itemName.channels} begin={{ kind: 'online' }}>
      {(path, what) => {
        const plain = (name: 'url' | 'phone' | 'email', type: 'url' | 'tel' | 'email') => ({
          path: [...path, name],
          label: field[`channels.${name}`],
          begin: '',
          render: () => (
            <PlainField
              path={[...path, name]}
              label={field[`channels.${name}`]}
              name={`${what}: ${field[`channels.${name}`]}`}
              type={type}
              bare
            />
          ),
        })
        const pair = (name: 'label' | 'address' | 'hours') => ({
          path: [...path, name],
          label: field[`channels.${name}`],
          begin: blankPair,
          render: () => <TextPair path={[...path, name]} label={`${what}: ${field[`channels.${name}`]}`} />,
        })
        return (
          <>
            <div className="field-line">
              <ChoiceField
                path={[...path, 'kind']}
                label={field['channels.kind']}
                name={`${what}: ${field['channels.kind']}`}
                options={channelKinds}
                names={messages.kindName}
              />
            </div>
            <OptionalFields
              fields={[
                pair('label'),
                plain('url', 'url'),
                pair('address'),
                pair('hours'),
                plain('phone', 'tel'),
                plain('email', 'email'),
              ]}
            />
          </>
        )
      }}
    </GroupList>
  )
}
