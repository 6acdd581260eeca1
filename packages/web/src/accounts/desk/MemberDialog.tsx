/** What one person may do at the university: inviting, changing, taking away. */
import { accountsApi, type MemberView } from '@meshe/domain/accounts'
import { type Role, roles } from '@meshe/domain/contract'
import { useState } from 'react'
import { useApiMutation } from '../../shared/api/index.ts'
import { useFormatters, useMessages } from '../../shared/i18n/index.ts'
import { useDesk } from '../../shared/layout/DeskLayout.tsx'
import { useSession } from '../../shared/layout/index.ts'
import {
  ActionError,
  Button,
  Checkboxes,
  Dialog,
  ErrorSummary,
  type FormError,
  TextInput,
  useToast,
} from '../../shared/primitives/index.ts'
import { peopleMessages } from './messages/people.ts'

export interface MemberDialogProps {
  readonly edited: MemberView | 'new' | null
  readonly onClose: () => void
}

export function MemberDialog({ edited, onClose }: MemberDialogProps) {
  const t = useMessages(peopleMessages)
  const f = useFormatters()
  const toast = useToast()
  const { institution } = useDesk()
  const { account, refresh } = useSession()
  const member = edited === 'new' || edited === null ? null : edited
  const [email, setEmail] = useState(member?.email ?? '')
  const [name, setName] = useState(member?.name ?? '')
  const [chosen, setChosen] = useState<readonly Role[]>(member?.roles ?? [])
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const isMe = member !== null && member.accountId === account?.id
  const save = useApiMutation(accountsApi.saveMember, {
    invalidates: [accountsApi.listMembers],
    onSuccess: (saved) => {
      toast({ text: t(saved.roles.length === 0 ? 'saved.removed' : 'saved', { name: saved.name ?? saved.email }) })
      if (isMe) void refresh()
      onClose()
    },
  })
  const send = () => {
    const found: FormError[] = []
    if (member === null && !/^\S+@\S+\.\S+$/.test(email.trim())) {
      found.push({ field: 'member-email', message: t('error.email') })
    }
    if (member === null && email.trim().toLowerCase() === account?.email.toLowerCase()) {
      found.push({ field: 'member-email', message: t('error.me') })
    }
    if (member === null && chosen.length === 0) found.push({ field: 'member-roles', message: t('error.roles') })
    setErrors(found)
    if (found.length > 0) return
    save.mutate({
      params: { institution },
      body: { email: email.trim(), roles: [...chosen], ...(name.trim() === '' ? {} : { name: name.trim() }) },
    })
  }
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <Dialog
      open={edited !== null}
      onClose={onClose}
      title={member === null ? t('add.title') : t('change.title', { name: member.name ?? member.email })}
      actions={
        <>
          <Button busy={save.isPending} danger={member !== null && chosen.length === 0} onClick={send}>
            {member === null ? t('add.send') : t(chosen.length === 0 ? 'change.remove' : 'change.send')}
          </Button>
          <Button quiet onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <ErrorSummary errors={errors} />
      {member === null && (
        <>
          <TextInput
            id="member-email"
            label={t('email')}
            hint={t('email.hint')}
            type="email"
            autoComplete="off"
            value={email}
            onChange={setEmail}
            error={errorAt('member-email')}
          />
          <TextInput label={t('name')} optional autoComplete="off" value={name} onChange={setName} maxLength={200} />
        </>
      )}
      <Checkboxes
        id="member-roles"
        label={t('roles')}
        hint={member === null || isMe ? undefined : t('roles.none')}
        values={chosen}
        onChange={setChosen}
        choices={roles.map((role) => ({
          value: role,
          label: f.capital(t(`can.${role}`)),
          hint: isMe && role === 'administrator' ? t('can.administrator.me') : t(`can.${role}.hint`),
          disabled: isMe && role === 'administrator',
        }))}
        error={errorAt('member-roles')}
      />
      <ActionError error={save.error} />
    </Dialog>
  )
}
