//! Who may send a message, from whom it comes then, and what a message must be to be sent.

use crate::error::{ApiError, ApiResult};
use crate::model::{Address, NewMessage};
use crate::simulator::{Simulator, UserId};

/// How many recipients one message may have.
const MAX_RECIPIENTS: usize = 500;

impl Simulator {
    /// The address of a user.
    pub(crate) fn address_of(&self, user: UserId) -> Option<Address> {
        let account = self.account(user)?;
        Some(Address { name: account.name.clone(), address: account.address.clone() })
    }

    /// Names `from` and `sender` of a message that `caller` sends out of the mailbox of `owner`.
    pub(crate) fn name_sender(
        &self,
        caller: UserId,
        owner: UserId,
        content: &mut NewMessage,
    ) -> ApiResult<()> {
        let wanted = content.from.as_ref().filter(|from| !from.address.is_empty());
        let from = match wanted {
            Some(from) => self.user(&from.address).ok_or_else(send_as_denied)?,
            None => owner,
        };
        let post = &self.users.get(from.0).ok_or_else(send_as_denied)?.post;
        let sender = if from == caller || post.send_as.contains(&caller) {
            from
        } else if post.send_on_behalf.contains(&caller) {
            caller
        } else {
            return Err(send_as_denied());
        };
        content.from = self.address_of(from);
        content.sender = self.address_of(sender);
        Ok(())
    }

    /// Refuses a message that has nobody to go to, too many of them, or too many bytes.
    pub(crate) fn check_sendable(&self, content: &NewMessage) -> ApiResult<()> {
        check_recipients(content)?;
        if crate::size::of(content) > self.transport.max_message_size {
            let message = "The message exceeds the maximum supported size.";
            return Err(ApiError::new(413, "ErrorMessageSizeExceeded", message));
        }
        Ok(())
    }
}

fn send_as_denied() -> ApiError {
    let message = "The user account which was used to submit this request does not have the right to send \
                   mail on behalf of the specified sending account.";
    ApiError::new(403, "ErrorSendAsDenied", message)
}

fn check_recipients(content: &NewMessage) -> ApiResult<()> {
    let refuse = |message: &str| Err(ApiError::new(400, "ErrorInvalidRecipients", message));
    let all: Vec<&Address> = content.to.iter().chain(&content.cc).chain(&content.bcc).collect();
    if all.is_empty() {
        return refuse(
            "At least one recipient isn't valid., A message can't be sent because it contains no recipients.",
        );
    }
    if all.len() > MAX_RECIPIENTS {
        return Err(ApiError::new(
            400,
            "ErrorExceededMaxRecipientLimit",
            "The message has too many recipients.",
        ));
    }
    if all.iter().any(|recipient| !recipient.address.contains('@')) {
        return refuse("At least one recipient isn't valid., Recipient address is not a valid SMTP address.");
    }
    Ok(())
}
