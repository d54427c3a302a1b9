// SPDX-License-Identifier: Apache-2.0
#include "adverts/vocabulary.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace cairn::adverts {
namespace {

using enum Purpose;

struct HeadingWords {
  Purpose purpose;
  std::string_view phrases;  // parted by "|"
};

// What is more telling stands first; "a bonus if you have" asks for nothing, whatever else it says.
// clang-format off
constexpr HeadingWords headings[] = {
    {nice_to_have,
     "nice to have|nice to haves|desirable|desired|preferred|preferable|bonus|bonus points|plus|pluses|plus points|"
     "advantage|advantages|advantageous|beneficial|helpful|would be nice|we would like|we would love|good to have|"
     "ideally|not needed|not essential|not required|not necessary|not a must|extra points|useful|optional|can teach|"
     "even better|stand out|would be great|would be good|would help|it helps if|helps if|brownie points|extras|"
     "great if|good if|glad if|happy if|love to see|like to see|welcome but|would also like|"
     "wünschenswert|von vorteil|pluspunkte|idealerweise|das wäre toll|"
     "serait un plus|atouts|souhaité|souhaités|un plus|apprécié|appréciés|"
     "se valorará|deseable|deseables|valorable|se valora|será un plus"},
    {benefit,
     "benefits|we offer|offer|offers|perks|you get|you will get|what you get|in return|whats in it for you|"
     "why join|why join us|why us|why work|package|salary|compensation|rewards|reward|pay|you will find|youll find|"
     "find here|you will receive|you receive|youll get|youll receive|our offer|we give|working here|working with us|"
     "remuneration|you can expect|expect from us|we provide|what is in it for you|our promise|terms|conditions|"
     "your benefits|pay and benefits|life at|joining us|"
     "wir bieten|bieten wir|das bieten wir|unser angebot|vorteile|wir bieten ihnen|wir bieten dir|"
     "nous offrons|nous vous offrons|avantages|rémunération|nous proposons|"
     "ofrecemos|qué ofrecemos|beneficios|condiciones|te ofrecemos"},
    {requirement,
     "requirements|required|requirement|must have|must haves|must bring|essential|essentials|essential criteria|"
     "qualifications|qualification|you have|you need|you will need|will need|youll need|you bring|youll bring|"
     "you will bring|bring|who you are|about you|you|your profile|your background|your experience|your skills|"
     "skills|skills and experience|experience|person specification|person spec|looking for|we look for|we seek|"
     "asking for|we ask|we ask for|ask of you|we expect|expect from you|we need|expectations|criteria|"
     "ideal candidate|candidate|candidates|candidate profile|you are|you should have|what it takes|takes|knowledge|"
     "competencies|competences|abilities|education|minimum|basic|you must have|must|you will have|youll have|"
     "you know|to succeed|succeed|key skills|technical skills|soft skills|need from you|want from you|need to have|"
     "need to know|need|applicants|to apply you|we want|we hope|you should|be able to|you can|you already|"
     "training and experience|necessary|mandatory|in mind|have in mind|is this you|could this be you|this is you|sound like you|sounds like you|the person|person|good fit|you fit|fit|who should apply|makes you|suits you|right person|you might be|profile|attributes|your strengths|what counts|"
     "profil|ihr profil|dein profil|anforderungen|voraussetzungen|qualifikation|qualifikationen|bringen sie mit|"
     "sie bringen mit|bringst du mit|das bringst du mit|du bringst mit|erwarten wir|was sie mitbringen|kenntnisse|"
     "profil recherché|compétences|exigences|vous avez|votre profil|prérequis|compétences requises|"
     "requisitos|perfil|requerimos|se requiere|buscamos|imprescindible|competencias|tu perfil|qué buscamos"},
    {duty,
     "responsibilities|responsibility|duties|you will do|you will be doing|youll do|youll be doing|will do|be doing|"
     "the role|your role|role|the job|your job|job|the work|your work|work|your day|day to day|a typical day|typical day|"
     "tasks|accountabilities|the position|position|the post|job description|role description|your mission|"
     "in this role|you will|youll|purpose|job purpose|role purpose|would do|you do|what we need you to do|to do|"
     "your impact|your week|summary|overview|"
     "aufgaben|deine aufgaben|ihre aufgaben|tätigkeiten|aufgabengebiet|das erwartet dich|das erwartet sie|"
     "missions|vos missions|responsabilités|tâches|le poste|votre mission|activités|"
     "funciones|responsabilidades|tareas|qué harás|tus funciones|el puesto|misión"},
    {about,
     "about us|about the company|who we are|the company|our company|our story|about the team|our team|the team|"
     "our values|our mission|introduction|about|us|we are|what we do|we do|company|company description|team|"
     "the school|background|culture|our culture|"
     "über uns|wer wir sind|das unternehmen|à propos|qui sommes nous|l entreprise|notre entreprise|"
     "sobre nosotros|quiénes somos|la empresa"},
    {boilerplate,
     "how to apply|apply|to apply|apply now|application|applications|application process|applying|equal opportunities|"
     "equal opportunity|equality|diversity|inclusion|next steps|selection process|selection|the process|process|"
     "interview process|interview|interviews|recruitment process|recruitment|contact|contact us|closing date|deadline|"
     "further information|more information|data protection|privacy|note to agencies|agencies|location|hours|"
     "start date|start|contract|good to know|important|please note|safeguarding|"
     "bewerbung|kontakt|interessiert|candidature|postuler|contactez nous|cómo solicitar|candidatura|contacto"},
};

// They stand in headings of every kind and count as neither.
constexpr std::string_view heading_fillers =
    "|a|an|and|are|as|at|be|but|can|could|do|does|for|from|good|have|here|if|in|is|it|just|key|like|main|more|most|"
    "of|on|or|other|our|should|so|some|that|the|their|these|this|to|too|us|we|were|what|when|which|who|will|with|"
    "would|you|your|yours|youre|also|following|all|bit|little|really|"
    "als|das|der|die|du|sie|uns|und|wir|was|wer|ihre|deine|für|"
    "ce|de|des|du|en|et|la|le|les|nous|que|vos|votre|vous|el|los|las|lo|tu|tus|y|qué|";

struct Phrase {
  std::string_view words;  // whole words; "*" at the end: any word that begins so
  Purpose purpose;
  int weight;
};
constexpr Phrase phrases[] = {
    {"you have", requirement, 2}, {"you must", requirement, 3}, {"must have", requirement, 3}, {"must be", requirement, 2},
    {"required", requirement, 3}, {"essential", requirement, 3}, {"you need", requirement, 3}, {"you will need", requirement, 4},
    {"youll need", requirement, 4}, {"youll have", requirement, 4}, {"you will have", requirement, 4},
    {"you should", requirement, 3}, {"need somebody", requirement, 3}, {"need someone", requirement, 3},
    {"experience of", requirement, 2}, {"experience in", requirement, 2}, {"experience with", requirement, 2},
    {"experience", requirement, 2}, {"experienced", requirement, 1}, {"knowledge of", requirement, 2}, {"knowledge", requirement, 2},
    {"ability to", requirement, 3}, {"able to", requirement, 2}, {"understanding of", requirement, 3}, {"you understand", requirement, 3},
    {"familiar with", requirement, 3}, {"familiarity", requirement, 3}, {"proficien*", requirement, 3}, {"fluen*", requirement, 3},
    {"skills", requirement, 2}, {"skilled", requirement, 1}, {"degree", requirement, 3}, {"bachelor*", requirement, 3},
    {"diploma", requirement, 2}, {"qualification*", requirement, 2}, {"qualified", requirement, 2}, {"certified", requirement, 2},
    {"certificate", requirement, 1}, {"certification*", requirement, 2}, {"licence", requirement, 2}, {"license", requirement, 2},
    {"track record", requirement, 3}, {"you know", requirement, 3}, {"you can", requirement, 2}, {"you are", requirement, 1},
    {"youre", requirement, 1}, {"looking for", requirement, 2}, {"good at", requirement, 2}, {"comfortable with", requirement, 3},
    {"comfortable", requirement, 1}, {"confident", requirement, 2}, {"confidence", requirement, 2}, {"background in", requirement, 3},
    {"expertise", requirement, 3}, {"we expect", requirement, 3}, {"we ask", requirement, 3}, {"ideal candidate", requirement, 3},
    {"successful candidate", requirement, 2}, {"successful applicant", requirement, 2}, {"applicants must", requirement, 3},
    {"candidates must", requirement, 3}, {"proven", requirement, 2}, {"hands on", requirement, 1}, {"demonstrable", requirement, 2},
    {"years", requirement, 1}, {"solid", requirement, 1}, {"strong", requirement, 1}, {"excellent", requirement, 1},
    {"have worked", requirement, 2}, {"you will bring", requirement, 3}, {"you bring", requirement, 3}, {"youll bring", requirement, 3},
    {"minimum", requirement, 2}, {"at least", requirement, 2}, {"mastery", requirement, 2}, {"command of", requirement, 2},
    {"kenntnisse", requirement, 3}, {"erfahrung", requirement, 3}, {"abgeschlossen*", requirement, 3},
    {"expérience", requirement, 3}, {"maîtrise", requirement, 3}, {"connaissance*", requirement, 3},
    {"experiencia", requirement, 3}, {"conocimiento*", requirement, 3}, {"imprescindible", requirement, 3},

    {"we require", requirement, 3}, {"is expected", requirement, 3}, {"are expected", requirement, 3}, {"we want", requirement, 3},
    {"look for somebody", requirement, 4}, {"look for someone", requirement, 4}, {"want somebody", requirement, 3}, {"want someone", requirement, 3},
    {"a must", requirement, 4}, {"indispensable", requirement, 4}, {"candidates will", requirement, 3}, {"applicants will", requirement, 3},
    {"candidate will", requirement, 3}, {"candidate has", requirement, 3}, {"applicants should", requirement, 3}, {"candidates should", requirement, 3},
    {"in possession of", requirement, 3}, {"willing to", requirement, 2}, {"willingness", requirement, 2}, {"prepared to", requirement, 2},
    {"grasp of", requirement, 3}, {"eye for", requirement, 2}, {"at ease with", requirement, 3}, {"used to working", requirement, 2},
    {"you enjoy", requirement, 2}, {"you like", requirement, 1}, {"you speak", requirement, 3}, {"you hold", requirement, 3}, {"registered", requirement, 1},
    {"understand how", requirement, 2}, {"who knows", requirement, 2}, {"who understands", requirement, 2}, {"matters", requirement, 1},
    {"so much the better", nice_to_have, 8}, {"all the better", nice_to_have, 6}, {"in handy", nice_to_have, 5}, {"most welcome", nice_to_have, 4},
    {"very welcome", nice_to_have, 4}, {"be welcome", nice_to_have, 4}, {"not a requirement", nice_to_have, 8}, {"not needed", nice_to_have, 6},
    {"feel at home", nice_to_have, 4}, {"stand out", nice_to_have, 4}, {"would be an asset", nice_to_have, 5}, {"an asset", nice_to_have, 4},
    {"extra points", nice_to_have, 5}, {"bonus points", nice_to_have, 6}, {"would count", nice_to_have, 4}, {"will teach", nice_to_have, 4},
    {"can teach", nice_to_have, 4}, {"can learn here", nice_to_have, 4}, {"can be learnt", nice_to_have, 4}, {"can be learned", nice_to_have, 4},
    {"glad of", nice_to_have, 2}, {"love to see", nice_to_have, 4}, {"delighted if", nice_to_have, 5}, {"welcome but", nice_to_have, 4},

    {"nice to have", nice_to_have, 5}, {"a plus", nice_to_have, 5}, {"bonus if", nice_to_have, 5}, {"a bonus", nice_to_have, 4},
    {"desirable", nice_to_have, 5}, {"preferred", nice_to_have, 5}, {"preferably", nice_to_have, 4}, {"ideally", nice_to_have, 4},
    {"an advantage", nice_to_have, 5}, {"advantageous", nice_to_have, 5}, {"beneficial", nice_to_have, 4}, {"helpful", nice_to_have, 3},
    {"not essential", nice_to_have, 8}, {"not required", nice_to_have, 8}, {"not a must", nice_to_have, 6}, {"not necessary", nice_to_have, 5},
    {"would be useful", nice_to_have, 5}, {"is welcome", nice_to_have, 4}, {"are welcome", nice_to_have, 3}, {"it helps", nice_to_have, 4},
    {"would help", nice_to_have, 4}, {"would be good", nice_to_have, 5}, {"would be great", nice_to_have, 5}, {"would be nice", nice_to_have, 5},
    {"would be a bonus", nice_to_have, 5}, {"would be an", nice_to_have, 3}, {"is useful", nice_to_have, 3}, {"even better", nice_to_have, 4},
    {"pleased if", nice_to_have, 3}, {"happy if", nice_to_have, 3},
    {"von vorteil", nice_to_have, 5}, {"wünschenswert", nice_to_have, 5}, {"idealerweise", nice_to_have, 4},
    {"un plus", nice_to_have, 5}, {"apprécié*", nice_to_have, 4}, {"un atout", nice_to_have, 5}, {"se valora*", nice_to_have, 5}, {"deseable", nice_to_have, 5},

    {"you will", duty, 4}, {"youll", duty, 4}, {"your day", duty, 3}, {"you would", duty, 3}, {"responsible for", duty, 3},
    {"reporting to", duty, 3}, {"report to", duty, 2}, {"you lead", duty, 2}, {"you work", duty, 2}, {"this role", duty, 2}, {"the role", duty, 2},
    {"sie übernehmen", duty, 3}, {"du übernimmst", duty, 3}, {"vous serez", duty, 3}, {"vous assurez", duty, 3}, {"serás", duty, 3},

    {"we offer", benefit, 5}, {"in return", benefit, 5}, {"you get", benefit, 4}, {"you will get", benefit, 5}, {"youll get", benefit, 5},
    {"you will receive", benefit, 5}, {"we pay", benefit, 5}, {"salary", benefit, 4}, {"pension", benefit, 5}, {"holiday", benefit, 4},
    {"holidays", benefit, 4}, {"days of leave", benefit, 5}, {"annual leave", benefit, 5}, {"days off", benefit, 4}, {"vacation", benefit, 8},
    {"per year", benefit, 2}, {"an hour", benefit, 2}, {"per hour", benefit, 3}, {"health insurance", benefit, 5}, {"dental", benefit, 3},
    {"401k", benefit, 5}, {"stock options", benefit, 5}, {"equity", benefit, 2}, {"parking", benefit, 4}, {"we give", benefit, 3},
    {"we provide", benefit, 3}, {"gym", benefit, 3}, {"flexible hours", benefit, 4}, {"flexible working", benefit, 4}, {"training budget", benefit, 5},
    {"paid time off", benefit, 5}, {"discount", benefit, 3}, {"study leave", benefit, 4}, {"overtime", benefit, 4}, {"season ticket", benefit, 4},
    {"home office", benefit, 2}, {"remote", benefit, 2}, {"sick pay", benefit, 5}, {"parental leave", benefit, 5}, {"perks", benefit, 4},
    {"wir bieten", benefit, 5}, {"nous offrons", benefit, 5}, {"ofrecemos", benefit, 5}, {"a week at home", benefit, 4},

    {"we are a", about, 4}, {"we are an", about, 4}, {"we are", about, 2}, {"our company", about, 4}, {"founded", about, 4}, {"family run", about, 4},
    {"family owned", about, 4}, {"our team", about, 2}, {"based in", about, 2}, {"headquartered", about, 4}, {"leading provider", about, 4},
    {"our mission", about, 4}, {"we believe", about, 3}, {"our customers", about, 2}, {"our clients", about, 2}, {"employees", about, 3},
    {"we make", about, 3}, {"we build", about, 3}, {"we sell", about, 3}, {"we run", about, 3}, {"we help", about, 3}, {"we have", about, 3},
    {"we design", about, 3}, {"we look after", about, 3}, {"our office", about, 2}, {"wir sind", about, 3}, {"nous sommes", about, 3}, {"somos", about, 3},

    {"equal opportunit*", boilerplate, 8}, {"applications from", boilerplate, 6}, {"welcomes applicants", boilerplate, 6}, {"welcome applicants", boilerplate, 6},
    {"welcomes people", boilerplate, 6}, {"welcome people", boilerplate, 6}, {"regardless of", boilerplate, 6}, {"background check*", boilerplate, 5},
    {"criminal record*", boilerplate, 4}, {"dbs check", boilerplate, 4}, {"references", boilerplate, 3}, {"closing date", boilerplate, 6}, {"apply", boilerplate, 4},
    {"applying", boilerplate, 4}, {"to apply", boilerplate, 5}, {"application", boilerplate, 4}, {"applications", boilerplate, 5}, {"your cv", boilerplate, 5},
    {"and cv", boilerplate, 5}, {"a cv", boilerplate, 4}, {"resume", boilerplate, 4}, {"covering letter", boilerplate, 5}, {"cover letter", boilerplate, 5},
    {"interview", boilerplate, 4}, {"interviews", boilerplate, 4}, {"agencies", boilerplate, 5}, {"diversity", boilerplate, 4}, {"diverse", boilerplate, 3},
    {"disabilit*", boilerplate, 4}, {"adjustment*", boilerplate, 4}, {"accommodation", boilerplate, 3}, {"gender", boilerplate, 5}, {"ring the office", boilerplate, 5},
    {"please", boilerplate, 2}, {"contact us", boilerplate, 4}, {"every background", boilerplate, 5}, {"backgrounds", boilerplate, 3}, {"start date", boilerplate, 3},
    {"sexual orientation", boilerplate, 8}, {"all applicants", boilerplate, 5}, {"all candidates", boilerplate, 3}, {"we aim to answer", boilerplate, 5},
    {"send us", boilerplate, 4}, {"under represented", boilerplate, 5}, {"right to work", boilerplate, 3}, {"shortlisted", boilerplate, 4},
    {"bewerbung*", boilerplate, 5}, {"candidature", boilerplate, 4}, {"postul*", boilerplate, 4}, {"glad to hear from", boilerplate, 5}, {"hear from you", boilerplate, 4},
};
// clang-format on

bool is_letter_or_digit(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool holds(std::string_view spaced, std::string_view words) {
  const bool prefix = words.ends_with('*');
  if (prefix) words.remove_suffix(1);
  for (auto at = spaced.find(words); at != spaced.npos; at = spaced.find(words, at + 1)) {
    const auto end = at + words.size();
    if (spaced[at - 1] == ' ' && (prefix || spaced[end] == ' ')) return true;
  }
  return false;
}

// Marks the words of `spaced` that a phrase covers, and returns the most words that one covers.
std::size_t cover(std::string_view spaced, std::string_view phrase, std::vector<bool>& covered) {
  std::size_t words = 0;
  for (auto at = spaced.find(phrase); at != spaced.npos; at = spaced.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    if (spaced[at - 1] != ' ' || spaced[end] != ' ') continue;
    const auto first = std::ranges::count(spaced.substr(0, at), ' ') - 1;
    const auto count = std::ranges::count(phrase, ' ') + 1;
    for (auto i = first; i < first + count; ++i) covered[static_cast<std::size_t>(i)] = true;
    words = static_cast<std::size_t>(count);
  }
  return words;
}

void cover_fillers(std::string_view spaced, std::vector<bool>& covered) {
  std::size_t word = 0;
  for (std::size_t at = 1; at < spaced.size(); ++word) {
    const auto end = spaced.find(' ', at);
    const auto bounded = "|" + std::string(spaced.substr(at, end - at)) + "|";
    if (heading_fillers.find(bounded) != heading_fillers.npos) covered[word] = true;
    at = end + 1;
  }
}

bool names_money(std::string_view sentence) {
  for (const std::string_view sign : {"£", "€", "$"}) {
    const auto at = sentence.find(sign);
    if (at == sentence.npos) continue;
    const auto next = sentence.substr(at + sign.size()).substr(0, 2);
    if (next.find_first_of("0123456789") != next.npos) return true;
  }
  return false;
}

}  // namespace

std::string spaced_words(std::string_view text) {
  std::string out = " ";
  const auto lower = to_lower_ascii(text);
  constexpr std::string_view curly_apostrophe = "\xe2\x80\x99";
  constexpr std::string_view general_punctuation = "\xe2\x80";  // dashes, quotes, bullets
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto rest = std::string_view(lower).substr(i);
    if (lower[i] == '\'') continue;
    if (rest.starts_with(curly_apostrophe)) {
      i += curly_apostrophe.size() - 1;
      continue;
    }
    if (rest.starts_with(general_punctuation)) {
      i += general_punctuation.size();
      if (out.back() != ' ') out += ' ';
      continue;
    }
    if (is_letter_or_digit(static_cast<unsigned char>(lower[i])))
      out += lower[i];
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

std::optional<Purpose> purpose_of_heading(std::string_view line) {
  const auto spaced = spaced_words(line);
  const auto words = static_cast<std::size_t>(std::ranges::count(spaced, ' ')) - 1;
  constexpr std::size_t words_max = 12;
  if (words == 0 || words > words_max) return std::nullopt;
  std::vector<bool> covered(words, false);
  std::optional<Purpose> purpose;
  std::size_t longest = 0;
  for (const auto& [kind, all] : headings)
    for (const auto phrase : split(all, '|'))
      if (const auto length = cover(spaced, phrase, covered);
          length > longest && purpose != nice_to_have) {
        longest = length;
        purpose = kind;
      }
  cover_fillers(spaced, covered);
  const auto known = static_cast<std::size_t>(std::ranges::count(covered, true));
  return 4 * known >= 3 * words ? purpose : std::nullopt;
}

PurposeWeights weigh_purposes(std::string_view sentence) {
  PurposeWeights weights{};
  const auto spaced = spaced_words(sentence);
  for (const auto& [words, purpose, weight] : phrases)
    if (holds(spaced, words)) weights[static_cast<std::size_t>(purpose)] += weight;
  constexpr int money = 4;
  if (names_money(sentence)) weights[static_cast<std::size_t>(benefit)] += money;
  return weights;
}

}  // namespace cairn::adverts
