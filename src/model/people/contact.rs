//! Contacts of the mailbox's owner (Graph `contact`, version 1.0).

use super::PhysicalAddress;
use crate::model::{ContactId, EmailAddress, FolderId};

/// What a contact has, whether it is read or made.
macro_rules! contact {
    ($(#[$meta:meta])* $name:ident $(($id:ty))? {
        $($(#[$own_doc:meta])* $own:ident: $own_type:ty),* $(,)?
    } $(dates { $($(#[$date_doc:meta])* $date:ident),* $(,)? })?) => {
        resource! {
            $(#[$meta])*
            $name $(($id))? {
                $($(#[$own_doc])* $own: $own_type,)*
                /// Full name.
                display_name: String,
                /// First name.
                given_name: Option<String>,
                /// Second name.
                middle_name: Option<String>,
                /// Last name.
                surname: Option<String>,
                /// What friends say.
                nick_name: Option<String>,
                /// Initials.
                initials: Option<String>,
                /// Title: `Dr`.
                title: Option<String>,
                /// What follows the name: `Jr`.
                generation: Option<String>,
                /// The name it is filed under.
                file_as: Option<String>,
                /// Addresses.
                email_addresses: Vec<EmailAddress>,
                /// The first of the addresses.
                primary_email_address: Option<EmailAddress>,
                /// The second.
                secondary_email_address: Option<EmailAddress>,
                /// The third.
                tertiary_email_address: Option<EmailAddress>,
                /// Addresses for instant messages.
                im_addresses: Vec<String>,
                /// Phones at work.
                business_phones: Vec<String>,
                /// Phones at home.
                home_phones: Vec<String>,
                /// Mobile phone.
                mobile_phone: Option<String>,
                /// Address at work.
                business_address: Option<PhysicalAddress>,
                /// Address at home.
                home_address: Option<PhysicalAddress>,
                /// Another address.
                other_address: Option<PhysicalAddress>,
                /// The company's web site.
                business_home_page: Option<String>,
                /// Company.
                company_name: Option<String>,
                /// Department.
                department: Option<String>,
                /// Office.
                office_location: Option<String>,
                /// Job title.
                job_title: Option<String>,
                /// Profession.
                profession: Option<String>,
                /// Manager.
                manager: Option<String>,
                /// Assistant.
                assistant_name: Option<String>,
                /// Wife or husband.
                spouse_name: Option<String>,
                /// Children.
                children: Vec<String>,
                /// Notes.
                personal_notes: Option<String>,
                /// Names of its categories.
                categories: Vec<String>,
                /// Reading of the company's name.
                yomi_company_name: Option<String>,
                /// Reading of the first name.
                yomi_given_name: Option<String>,
                /// Reading of the last name.
                yomi_surname: Option<String>,
            }
            dates {
                /// Birthday.
                birthday,
                $($($(#[$date_doc])* $date,)*)?
            }
        }
    };
}

contact! {
    /// A contact.
    Contact (ContactId) {
        /// The folder it lies in.
        parent_folder_id: Option<FolderId>,
        /// The version.
        change_key: Option<String>,
    }
    dates {
        /// When it was made.
        created_date_time,
        /// When it was last changed.
        last_modified_date_time,
    }
}

contact! {
    /// A contact to make.
    NewContact {}
}
