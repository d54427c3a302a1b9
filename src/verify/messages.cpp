// SPDX-License-Identifier: Apache-2.0
// The message table. Sentences are for visitors: they say what was found in plain words.
#include "verify/messages.h"

#include <algorithm>
#include <array>

#include "verify/signing_messages.h"
#include "verify/standing_messages.h"

namespace cairn::verify {
namespace {

constexpr auto pass = Outcome::pass;
constexpr auto warn = Outcome::warn;
constexpr auto fail_ = Outcome::fail;
constexpr auto open = Outcome::not_checked;

constexpr Message others[] = {
    // Is it about this person?
    {Code::subject_bound, pass, Check::subject, "subject-bound", "open-badges-3.0#identityobject",
     "It was awarded to the person you asked about.", ""},
    {Code::subject_mismatch, warn, Check::subject, "subject-mismatch",
     "open-badges-3.0#identityobject",
     "Nothing in it shows that it was awarded to the person you asked about.",
     "Ask for the address it was awarded to; people have several."},
    {Code::subject_not_shown, open, Check::subject, "subject-not-asked",
     "open-badges-3.0#identityobject", "Whose it is was not checked, because no person was named.",
     "Name the person, as an address or identifier.", "--subject WHO"},
    {Code::holder_proved, pass, Check::subject, "holder-proved", "vc-data-model-2.0#presentations",
     "Whoever shows this holds the key it was shown with.", ""},
    {Code::shown_by_another, warn, Check::subject, "shown-by-another",
     "vc-data-model-2.0#presentations",
     "It was awarded to another identifier than that of whoever shows it.",
     "Ask for it shown with the key of whom it was awarded to, or find out why somebody else may "
     "show it."},
    {Code::holder_unproved, warn, Check::subject, "holder-unproved",
     "vc-data-model-2.0#presentations", "Whoever shows this has not signed for showing it.",
     "Ask the holder to show it anew, signed for you."},
    {Code::holder_key_unproved, warn, Check::subject, "holder-key-unproved", "rfc9901#section-7.3",
     "It belongs to whoever holds a certain key; whoever shows this has not proved to hold it.",
     "Ask the holder to show it anew, signed for you."},
    {Code::holder_key_wrong, fail_, Check::proof, "holder-key-wrong", "rfc9901#section-7.3",
     "The signature of whoever shows this does not hold.",
     "Ask the holder to show it anew, signed for you."},
    {Code::presentation_empty, open, Check::proof, "presentation-empty",
     "vc-data-model-2.0#presentations", "It shows nothing, and nobody has signed it.",
     "Ask the holder for what was meant to be shown."},
    {Code::presentation_expected, fail_, Check::proof, "presentation-expected",
     "vc-data-model-2.0#verifiable-presentations",
     "This is a copy of a credential, not its holder showing it: it answers no request.",
     "Ask the holder to show it in a presentation, signed for you."},
    {Code::credential_expected, fail_, Check::type, "credential-expected",
     "vc-data-model-2.0#credentials", "This shows credentials, but is none itself.",
     "Check it as a presentation, or check each credential in it."},
    {Code::challenge_mismatch, fail_, Check::proof, "challenge-mismatch",
     "vc-data-integrity#verify-proof", "It was not shown in answer to this request.",
     "Ask the holder to show it anew."},
    {Code::domain_mismatch, fail_, Check::proof, "domain-mismatch",
     "vc-data-integrity#verify-proof", "It was shown to somebody else.",
     "Ask the holder to show it to you."},

    // What it holds, of a record of several
    {Code::association_unknown, warn, Check::schema, "association-unknown", "clr2#association",
     "It says how two achievements belong together, but it does not hold both.",
     "Take that as the issuer's word, or ask the issuer for a record that holds both."},
    {Code::record_of_another, warn, Check::subject, "record-of-another", "clr2#clrsubject",
     "It holds a credential that was awarded to another identifier than its own.",
     "Check whose it is, for instance by the address it was awarded to."},
    {Code::several_badges, warn, Check::format, "several-badges", "open-badges-3.0#baking",
     "The file carries more than one badge; each is judged on its own.",
     "Ask for a file that carries one badge.", "--badge N"},

    // What others say about it
    {Code::endorsement_not_checked, open, Check::evidence, "endorsement-not-checked",
     "open-badges-3.0#endorsementcredential",
     "It carries words of others in its favour that could not be checked.",
     "Do not count on them, or check each as a credential of its own."},
    {Code::endorsement_proved, pass, Check::evidence, "endorsement-proved",
     "open-badges-3.0#endorsementcredential",
     "Somebody else speaks in its favour, and has signed these words.", ""},
    {Code::endorsement_broken, warn, Check::evidence, "endorsement-broken",
     "open-badges-3.0#endorsementcredential",
     "It carries words of others in its favour that do not hold.",
     "Do not count on these words; what it says itself is judged apart from them."},

    // Open Badges 2
    {Code::hosted_confirmed, pass, Check::proof, "hosted-confirmed",
     "open-badges-2.0#hosted-verification",
     "The issuer's website shows the same badge at its own address.", ""},
    {Code::hosted_gone, fail_, Check::proof, "hosted-gone", "open-badges-2.0#hosted-verification",
     "The issuer's website no longer shows this badge.",
     "Ask the issuer whether it was withdrawn."},
    {Code::hosted_differs, fail_, Check::proof, "hosted-differs",
     "open-badges-2.0#hosted-verification", "The issuer's website says otherwise than this badge.",
     "Rely on what the issuer's website says, or ask the issuer."},
    {Code::hosted_unreachable, open, Check::proof, "hosted-unreachable",
     "open-badges-2.0#hosted-verification",
     "The issuer's website could not be asked whether this badge is theirs.",
     "Try again later with a connection.", "--documents DIR"},
    {Code::hosted_foreign, fail_, Check::key, "hosted-foreign",
     "open-badges-2.0#verificationobject",
     "It is kept at an address that does not belong to the issuer it names.",
     "Ask the named issuer whether they issued this."},
    {Code::badge_unreachable, open, Check::issuer, "badge-unreachable",
     "open-badges-2.0#badgeclass", "What was achieved, or who awards it, could not be looked up.",
     "Try again later with a connection.", "--documents DIR"},
    {Code::revocation_list_unread, open, Check::status, "revocation-list-unread",
     "open-badges-2.0#revocationlist",
     "Whether the issuer has withdrawn it could not be looked up.",
     "Try again later with a connection.", "--documents DIR"},
    {Code::extension_sound, pass, Check::schema, "extension-sound", "open-badges-2.0#extensions",
     "What is added to the badge has the form that its vocabulary gives it.", ""},
    {Code::extension_differs, warn, Check::schema, "extension-differs",
     "open-badges-2.0#extensions",
     "What is added to the badge has not the form that its vocabulary gives it.",
     "Do not count on this addition; the badge itself is judged apart from it."},
    {Code::extension_not_checked, warn, Check::schema, "extension-not-checked",
     "open-badges-2.0#extensions",
     "Whether what is added to the badge has the form of its vocabulary could not be checked.",
     "Do not count on this addition; the badge itself is judged apart from it.", "--documents DIR"},

    // What the policy asks for beyond that
    {Code::identity_not_met, open, Check::policy, "identity-not-met", "cairn#policy",
     "Your rules ask for an issuer that is better known than this one; that makes it neither true "
     "nor false.",
     "Add the issuer to a list you trust, or ask for less."},
    {Code::evidence_level_not_met, open, Check::policy, "evidence-level-not-met", "cairn#policy",
     "Your rules ask for stronger evidence than this offers.",
     "Ask the issuer for a signed copy, or ask for less."},
    {Code::status_demanded, open, Check::status, "status-absent", "cairn#policy",
     "Your rules ask for a way to look up whether it was withdrawn, and it names none.",
     "Ask the issuer whether it is still valid, or leave this check out."},
};

template <std::size_t A, std::size_t B, std::size_t C>
constexpr std::array<Message, A + B + C> join(const Message (&a)[A], const Message (&b)[B],
                                              const Message (&c)[C]) {
  std::array<Message, A + B + C> all{};
  std::copy(a, a + A, all.begin());
  std::copy(b, b + B, all.begin() + A);
  std::copy(c, c + C, all.begin() + A + B);
  return all;
}
constexpr auto table = join(rows::signing, rows::standing, others);

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (static_cast<std::size_t>(table[i].code) != i) return false;
  return static_cast<std::size_t>(Code::status_demanded) + 1 == std::size(table);
}
static_assert(in_order(), "the table has one row for each code, in the order of the codes");

}  // namespace

const Message& message_of(Code code) { return table[static_cast<std::size_t>(code)]; }

std::span<const Message> all_messages() { return table; }

std::string_view name_of(Outcome outcome) {
  constexpr std::array<std::string_view, 4> names = {"pass", "warn", "fail", "not_checked"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(Check check) {
  constexpr std::array<std::string_view, 12> names = {"format", "proof",   "key",      "context",
                                                      "type",   "issuer",  "validity", "status",
                                                      "schema", "subject", "evidence", "policy"};
  return names[static_cast<std::size_t>(check)];
}

}  // namespace cairn::verify
