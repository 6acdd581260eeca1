/** Setting a path as a goal, and taking it off again. */
import { stackingApi } from '@meshe/domain/stacking'
import { useNavigate } from 'react-router'
import { useApiMutation } from '../../shared/api/index.ts'
import { useMessages } from '../../shared/i18n/index.ts'
import { ActionError, Button, useToast } from '../../shared/primitives/index.ts'
import { myPathMessages } from './messages/my-path.ts'

const stale = [stackingApi.listMyPathways, stackingApi.showMyProgress]

export interface FollowButtonProps {
  readonly pathwayId: string
  /** Names the path, where several such buttons stand on a page. */
  readonly label: string
}

/** Sets a pathway as a goal, then shows the way to it. */
export function FollowButton({ pathwayId, label }: FollowButtonProps) {
  const t = useMessages(myPathMessages)
  const navigate = useNavigate()
  const toast = useToast()
  const follow = useApiMutation(stackingApi.followPathway, {
    invalidates: stale,
    onSuccess: () => {
      toast({ text: t('goal.isSet') })
      void navigate(`/me/stack/${pathwayId}`)
    },
  })
  return (
    <div className="stack-s">
      <ActionError error={follow.error} />
      <p>
        <Button
          quiet
          busy={follow.isPending}
          aria-label={label}
          onClick={() => follow.mutate({ params: { pathway: pathwayId } })}
        >
          {t('goal.set')}
        </Button>
      </p>
    </div>
  )
}

/** Taking a goal off loses nothing, so it is done at once, with a way back. */
export function UnfollowButton({ pathwayId }: { readonly pathwayId: string }) {
  const t = useMessages(myPathMessages)
  const toast = useToast()
  const params = { pathway: pathwayId }
  const follow = useApiMutation(stackingApi.followPathway, { invalidates: stale })
  const unfollow = useApiMutation(stackingApi.unfollowPathway, {
    invalidates: stale,
    onSuccess: () => toast({ text: t('goal.isOff'), undo: () => follow.mutate({ params }) }),
  })
  return (
    <div className="stack-s">
      <ActionError error={unfollow.error ?? follow.error} />
      <p>
        <Button quiet busy={unfollow.isPending} onClick={() => unfollow.mutate({ params })}>
          {t('goal.off')}
        </Button>
      </p>
    </div>
  )
}
