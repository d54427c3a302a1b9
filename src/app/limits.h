// SPDX-License-Identifier: Apache-2.0
// Limits of what people type and upload; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::limits {

inline constexpr std::size_t name_characters_max = 200;
inline constexpr std::size_t email_characters_max = 254;  // RFC 5321 section 4.5.3.1
inline constexpr std::size_t url_characters_max = 2048;
inline constexpr std::size_t description_characters_max = 2000;
inline constexpr std::size_t telephone_characters_max = 40;
inline constexpr std::size_t address_characters_max = 500;
inline constexpr std::size_t logo_bytes_max = 2 * 1024 * 1024;
inline constexpr std::size_t criteria_characters_max = 10'000;
inline constexpr std::size_t alternative_text_characters_max = 500;
inline constexpr std::size_t skill_characters_max = 120;
inline constexpr std::size_t skills_count_max = 50;
inline constexpr std::size_t translations_max = 20;  // of one achievement, as all down to tags
inline constexpr std::size_t outcomes_max = 30;
inline constexpr std::size_t outcome_characters_max = 300;
inline constexpr std::size_t prerequisites_max = 20;
inline constexpr std::size_t results_max = 20;
inline constexpr std::size_t result_levels_max = 12;  // of one result
inline constexpr std::size_t allowed_values_max = 50;
inline constexpr std::size_t result_value_characters_max = 100;
inline constexpr std::size_t languages_max = 20;
inline constexpr std::size_t tags_max = 30;
inline constexpr std::size_t tag_characters_max = 60;
inline constexpr std::size_t note_characters_max = 1000;  // a fact told in words
inline constexpr std::int64_t valid_months_max = 600;
inline constexpr std::int64_t versions_shown_max = 100;
inline constexpr std::size_t statement_characters_max = 5000;
inline constexpr std::size_t reason_characters_max = 1000;
inline constexpr std::size_t file_name_characters_max = 200;
inline constexpr std::size_t evidence_bytes_max = 10 * 1024 * 1024;  // all files of one claim
inline constexpr std::size_t evidence_count_max = 10;                // files and links of one claim
inline constexpr std::size_t evidence_text_characters_max = 20'000;
inline constexpr std::size_t asked_items_max = 20;
inline constexpr std::int64_t submission_rounds_max = 20;  // of one claim
inline constexpr std::size_t form_secret_characters_min = 40;
inline constexpr std::int64_t waiting_claims_max = 1000;  // of one achievement
inline constexpr std::size_t kept_report_bytes_max = 256 * 1024;
inline constexpr std::size_t password_characters_min = 10;
inline constexpr std::size_t search_bytes_max = 400;
inline constexpr std::size_t search_words_max = 8;
inline constexpr std::size_t password_characters_max = 200;
inline constexpr std::size_t outside_bytes_max = 2 * 1024 * 1024;
inline constexpr std::size_t outside_credentials_max = 200;  // of one learner
inline constexpr std::ptrdiff_t waiting_issuers_max = 500;   // of one organisation
inline constexpr std::size_t status_list_entries = 131'072;  // vc-bitstring-status-list: at least
inline constexpr std::int64_t status_seconds_max = 60;  // a revocation is seen everywhere within
inline constexpr std::int64_t token_list_seconds_max = 7 * 24 * 60 * 60;
inline constexpr std::int64_t token_list_renewed_seconds = 5 * 24 * 60 * 60;  // before its end
inline constexpr std::int64_t token_list_tried_again_seconds = 24 * 60 * 60;
inline constexpr std::size_t awards_changed_at_once_max = 10'000;
inline constexpr std::int64_t retention_months_max = 600;
inline constexpr std::int64_t domain_silence_seconds_max = 7 * 24 * 60 * 60;
inline constexpr std::int64_t api_key_days_max = 3650;
inline constexpr std::size_t api_keys_max = 100;      // of one organisation
inline constexpr std::size_t signing_keys_max = 100;  // made on purpose, of one organisation
inline constexpr std::size_t known_keys_max = 100;  // marked as known to others: each makes another
inline constexpr std::int64_t logos_max = 50;       // of one organisation; those of badges stay
inline constexpr std::size_t share_links_max = 20;  // of one badge
inline constexpr std::int64_t share_days_max = 3650;
inline constexpr std::size_t learner_addresses_max = 10;
inline constexpr std::int64_t address_code_seconds_max = 10 * 60;
inline constexpr std::int64_t address_code_tries_max = 5;
inline constexpr std::int64_t recovery_seconds_max = 30 * 60;
inline constexpr std::size_t recovered_pages_max = 20;   // by one mail
inline constexpr std::size_t webhooks_max = 20;          // of one organisation
inline constexpr std::int64_t webhook_seconds_max = 10;  // for one call
inline constexpr std::int64_t webhook_failing_seconds_max = 5 * 24 * 60 * 60;  // then it is paused
inline constexpr std::int64_t webhook_former_seconds_max = 24 * 60 * 60;  // of a secret that was
inline constexpr std::int64_t throttle_seconds_max = 15 * 60;  // then tries are forgotten
inline constexpr std::int64_t password_hashes_max = 2;         // at a time: each takes 64 MiB
inline constexpr std::size_t goals_max = 30;
inline constexpr std::size_t adverts_max = 20;        // of one goal
inline constexpr std::size_t requirements_max = 400;  // of one goal
inline constexpr std::size_t plans_max = 60;
inline constexpr std::size_t dismissed_max = 300;       // offers one does not want recommended
inline constexpr std::int64_t reminders_a_day_max = 5;  // of one workbook
inline constexpr std::size_t workbook_bytes_max = 4 * 1024 * 1024;
inline constexpr std::int64_t unsaved_workbook_seconds_max = 60 * 24 * 60 * 60;
inline constexpr int deliveries_at_once = 4;            // mails on their way, and as many webhooks
inline constexpr int deliveries_of_one_max = 3;         // of those, of one organisation
inline constexpr std::int64_t delivery_tries_max = 12;  // about a day
inline constexpr std::int64_t sent_mail_seconds_max = 30 * 24 * 60 * 60;  // kept after it was sent
inline constexpr std::int64_t setup_link_seconds_max = 30 * 60;
inline constexpr std::int64_t session_seconds_max = 14 * 24 * 60 * 60;
inline constexpr std::int64_t invitation_seconds_max = 7 * 24 * 60 * 60;
inline constexpr std::size_t invitations_max = 200;  // that wait, of one organisation
inline constexpr std::size_t members_max = 1000;     // of one organisation
inline constexpr std::size_t organisations_of_login_max = 20;
inline constexpr std::int64_t sign_in_code_seconds_max = 10 * 60;
inline constexpr std::int64_t sign_in_code_tries_max = 5;
// After signing in by a code a lost password may be replaced for so long.
inline constexpr std::int64_t fresh_sign_in_seconds_max = 15 * 60;
inline constexpr std::int64_t session_seen_seconds = 5 * 60;  // written no more often than that
inline constexpr std::size_t device_bytes_max = 60;
inline constexpr std::size_t idempotency_key_bytes_max = 255;
inline constexpr std::int64_t kept_answer_seconds_max = 24 * 60 * 60;
inline constexpr std::size_t journal_rows_max = 4'096;         // that wait to be written
inline constexpr std::int64_t import_runs_kept_max = 500;      // of one organisation
inline constexpr std::size_t import_faults_kept_max = 200;     // of one run; the rest is counted
inline constexpr std::size_t import_mappings_max = 100;        // columns of a table
inline constexpr std::size_t import_sources_max = 100;         // of one organisation
inline constexpr std::size_t import_source_bytes_max = 2'000;  // its address, the names of files
inline constexpr std::int64_t import_fetch_seconds_max = 60;   // for one page
inline constexpr std::int64_t import_fetch_all_seconds_max = 600;  // for all pages of a list
inline constexpr std::size_t organisations_shown_max = 200;        // to who runs the server
inline constexpr std::int64_t troubles_shown_max = 10;
inline constexpr std::size_t returned_mails_max = 1000;  // of one report
inline constexpr std::size_t delivery_report_bytes_max = 10 * 1024 * 1024;
inline constexpr std::int64_t permalink_seconds_max = 365 * 24 * 60 * 60;

}  // namespace cairn::limits
