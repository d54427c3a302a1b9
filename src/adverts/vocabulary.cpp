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
constexpr HeadingWords headings[] = {
    {nice_to_have,
     "nice to have|nice to haves|desirable|desired|preferred|preferable|bonus|bonus points|plus|"
     "pluses|plus points|advantage|advantages|advantageous|beneficial|helpful|would be nice|"
     "we would like|we would love|good to have|ideally|not needed|not essential|not required|"
     "not necessary|not a must|extra points|useful|optional|can teach|even better|stand out|"
     "would be great|would be good|would help|set you apart|sets you apart|preferences|wish "
     "list|it helps if|helps if|brownie points|extras|"
     "great if|good if|glad if|happy if|love to see|like to see|welcome but|would also like|"
     "wünschenswert|von vorteil|pluspunkte|idealerweise|das wäre toll|serait un plus|atouts|"
     "souhaité|souhaités|un plus|apprécié|appréciés|se valorará|deseable|deseables|valorable|"
     "se valora|será un plus"},
    {benefit,
     "benefits|we offer|offer|offers|perks|you get|you will get|what you get|in return|"
     "whats in it for you|why join|why join us|why us|why work|package|salary|compensation|"
     "rewards|reward|pay|you will find|youll find|find here|you will receive|you receive|"
     "youll get|youll receive|our offer|we give|working here|working with us|remuneration|"
     "you can expect|expect from us|we provide|what is in it for you|our promise|terms|"
     "conditions|your benefits|pay and benefits|life at|joining us|wir bieten|bieten wir|"
     "das bieten wir|unser angebot|vorteile|wir bieten ihnen|wir bieten dir|nous offrons|"
     "nous vous offrons|avantages|rémunération|nous proposons|ofrecemos|qué ofrecemos|beneficios|"
     "condiciones|te ofrecemos"},
    {requirement,
     "requirements|required|requirement|require|prerequisites|selection criteria|applicant|must "
     "have|must haves|must bring|essential|essentials|"
     "essential criteria|qualifications|qualification|you have|you need|you will need|will need|"
     "youll need|you bring|youll bring|you will bring|bring|who you are|about you|you|"
     "your profile|your background|your experience|your skills|skills|skills and experience|"
     "experience|person specification|person spec|looking for|we look for|we seek|asking for|"
     "we ask|we ask for|ask of you|we expect|expect from you|we need|expectations|criteria|"
     "ideal candidate|candidate|candidates|candidate profile|you are|you should have|"
     "what it takes|takes|knowledge|competencies|competences|abilities|education|minimum|basic|"
     "you must have|must|you will have|youll have|you know|to succeed|succeed|key skills|"
     "technical skills|soft skills|need from you|want from you|need to have|need to know|need|"
     "applicants|to apply you|we want|we hope|you should|be able to|you can|you already|"
     "training and experience|necessary|mandatory|in mind|have in mind|is this you|"
     "could this be you|this is you|sound like you|sounds like you|the person|person|good fit|"
     "you fit|fit|who should apply|makes you|suits you|right person|you might be|profile|"
     "attributes|your strengths|what counts|profil|ihr profil|dein profil|anforderungen|"
     "voraussetzungen|qualifikation|qualifikationen|bringen sie mit|sie bringen mit|"
     "bringst du mit|das bringst du mit|du bringst mit|erwarten wir|was sie mitbringen|"
     "kenntnisse|profil recherché|compétences|exigences|vous avez|votre profil|prérequis|"
     "compétences requises|requisitos|perfil|requerimos|se requiere|buscamos|imprescindible|"
     "competencias|tu perfil|qué buscamos"},
    {duty,
     "responsibilities|responsibility|duties|you will do|you will be doing|youll do|"
     "youll be doing|will do|be doing|the role|your role|role|the job|your job|job|the work|"
     "your work|work|your day|day to day|a typical day|typical day|tasks|accountabilities|"
     "the position|position|the post|job description|role description|your mission|in this role|"
     "you will|youll|purpose|job purpose|role purpose|would do|you do|what we need you to do|"
     "to do|your impact|your week|summary|overview|aufgaben|deine aufgaben|ihre aufgaben|"
     "tätigkeiten|aufgabengebiet|das erwartet dich|das erwartet sie|missions|vos missions|"
     "responsabilités|tâches|le poste|votre mission|activités|funciones|responsabilidades|tareas|"
     "qué harás|tus funciones|el puesto|misión"},
    {about,
     "about us|about the company|who we are|the company|our company|our story|about the team|"
     "our team|the team|our values|our mission|introduction|about|us|we are|what we do|we do|"
     "company|company description|team|the school|background|culture|our culture|über uns|"
     "wer wir sind|das unternehmen|à propos|qui sommes nous|l entreprise|notre entreprise|"
     "sobre nosotros|quiénes somos|la empresa"},
    {boilerplate,
     "how to apply|apply|to apply|apply now|application|applications|application process|"
     "applying|equal opportunities|equal opportunity|equality|diversity|inclusion|next steps|"
     "selection process|selection|the process|process|interview process|interview|interviews|"
     "recruitment process|recruitment|contact|contact us|closing date|deadline|"
     "further information|more information|data protection|privacy|note to agencies|agencies|"
     "location|hours|start date|start|contract|good to know|important|please note|safeguarding|"
     "bewerbung|kontakt|interessiert|candidature|postuler|contactez nous|cómo solicitar|"
     "candidatura|contacto"},
};

// They stand in headings of every kind and count as neither.
constexpr std::string_view heading_fillers =
    "|a|an|and|are|as|at|be|but|can|could|do|does|for|from|good|have|here|if|in|is|it|just|key|"
    "like|main|more|most|"
    "of|on|or|other|our|should|so|some|that|the|their|these|this|to|too|us|we|were|what|when|which|"
    "who|will|with|"
    "would|you|your|yours|youre|also|following|all|bit|little|really|"
    "als|das|der|die|du|sie|uns|und|wir|was|wer|ihre|deine|für|"
    "ce|de|des|du|en|et|la|le|les|nous|que|vos|votre|vous|el|los|las|lo|tu|tus|y|qué|";

// Whole words, parted by "|"; "*" at the end: any word that begins so.
struct PhraseWords {
  Purpose purpose;
  int weight;  // of each
  std::string_view phrases;
};
constexpr PhraseWords phrases[] = {
    {requirement, 1,
     "experienced|skilled|certificate|you are|youre|comfortable|hands on|years|solid|strong|"
     "excellent|you like|registered|matters"},
    {requirement, 2,
     "you have|must be|experience of|experience in|experience with|experience|knowledge of|"
     "knowledge|able to|skills|diploma|qualification*|qualified|certified|certification*|licence|"
     "license|you can|looking for|good at|confident|confidence|successful candidate|"
     "successful applicant|proven|demonstrable|have worked|minimum|at least|mastery|command of|"
     "willing to|willingness|prepared to|eye for|used to working|you enjoy|understand how|"
     "who knows|who understands"},
    {requirement, 3,
     "you must|must have|required|essential|you need|you should|need somebody|need someone|"
     "ability to|understanding of|you understand|familiar with|familiarity|proficien*|fluen*|"
     "degree|bachelor*|track record|you know|comfortable with|background in|expertise|we expect|"
     "we ask|ideal candidate|applicants must|candidates must|you will bring|you bring|"
     "youll bring|kenntnisse|erfahrung|abgeschlossen*|expérience|maîtrise|connaissance*|"
     "experiencia|conocimiento*|imprescindible|we require|is expected|are expected|we want|"
     "prerequisite|pre requisite|are key|capability to|you are capable|personal qualities|"
     "want somebody|want someone|candidates will|applicants will|candidate will|candidate has|"
     "applicants should|candidates should|in possession of|grasp of|at ease with|you speak|"
     "you hold"},
    {requirement, 4,
     "looking for someone who|looking for somebody who|looking for a person|"
     "you will need|youll need|youll have|you will have|look for somebody|look for someone|"
     "a must|indispensable"},
    {nice_to_have, 2, "glad of"},
    {nice_to_have, 3, "helpful|are welcome|would be an|is useful|pleased if|happy if"},
    {nice_to_have, 4,
     "most welcome|very welcome|be welcome|feel at home|stand out|an asset|would count|"
     "will teach|can teach|can learn here|can be learnt|can be learned|love to see|welcome but|"
     "a bonus|preferably|ideally|beneficial|is welcome|it helps|would help|even better|"
     "idealerweise|apprécié*"},
    {nice_to_have, 5,
     "in handy|would be an asset|extra points|delighted if|nice to have|a plus|bonus if|"
     "desirable|preferred|an advantage|advantageous|not necessary|would be useful|would be good|"
     "would be great|would be nice|would be a bonus|von vorteil|wünschenswert|un plus|un atout|"
     "se valora*|deseable"},
    {nice_to_have, 6, "all the better|not needed|bonus points|not a must"},
    {nice_to_have, 8, "so much the better|not a requirement|not essential|not required"},
    {duty, 2, "report to|you lead|you work|this role|the role"},
    {duty, 3,
     "your day|you would|responsible for|reporting to|sie übernehmen|du übernimmst|vous serez|"
     "vous assurez|serás"},
    {duty, 4, "you will|youll"},
    {benefit, 2, "per year|an hour|equity|home office|remote"},
    {benefit, 3, "per hour|dental|we give|we provide|gym|discount"},
    {benefit, 4,
     "you get|salary|holiday|holidays|days off|parking|flexible hours|flexible working|"
     "study leave|overtime|season ticket|perks|a week at home"},
    {benefit, 5,
     "we offer|in return|you will get|youll get|you will receive|we pay|pension|days of leave|"
     "annual leave|health insurance|401k|stock options|training budget|paid time off|sick pay|"
     "parental leave|wir bieten|nous offrons|ofrecemos"},
    {benefit, 8, "vacation"},
    {about, 2, "we are|our team|based in|our customers|our clients|our office"},
    {about, 3,
     "we believe|employees|we make|we build|we sell|we run|we help|we have|we design|"
     "we look after|wir sind|nous sommes|somos"},
    {about, 4,
     "we are a|we are an|our company|founded|family run|family owned|headquartered|"
     "leading provider|our mission|global leader|we are committed|we strive|our values|we value|"
     "workplace|our people|we succeed|our employees|our colleagues"},
    {boilerplate, 2, "please"},
    {boilerplate, 3,
     "references|diverse|accommodation|backgrounds|start date|all candidates|right to work"},
    {boilerplate, 4,
     "criminal record*|dbs check|apply|applying|application|a cv|resume|interview|interviews|"
     "diversity|disabilit*|adjustment*|contact us|send us|shortlisted|candidature|postul*|"
     "hear from you"},
    {boilerplate, 5,
     "background check*|to apply|applications|your cv|and cv|covering letter|cover letter|"
     "agencies|gender|ring the office|every background|all applicants|we aim to answer|"
     "under represented|bewerbung*|glad to hear from"},
    {boilerplate, 4,
     "further information|more information|for information|any questions|do not hesitate|"
     "read more|curriculum vitae|please contact|inquiries|enquiries|employment type|"
     "recruitment partner|position is for|duration of|looking forward to receiving"},
    {boilerplate, 6,
     "applications from|welcomes applicants|welcome applicants|welcomes people|welcome people|"
     "regardless of|closing date"},
    {boilerplate, 8, "equal opportunit*|sexual orientation"},
};

// A bullet or a sentence that begins so says what somebody has or is.
constexpr std::string_view openings =
    "experience|experienced|knowledge|working knowledge|solid|strong|excellent|outstanding|"
    "advanced|in depth|deep|fluent|fluency|ability|able to|proficien*|familiar*|understanding|"
    "good understanding|good knowledge|good communication|demonstrated|demonstrable|proven|degree|"
    "a degree|bachelor*|a bachelor*|masters|a masters|expertise|expert in|minimum|hands on|"
    "comfortable|skilled|passion for|willing*|desire to|commitment to|qualified|certified|"
    "confident|previous experience|prior experience|documented|thorough|sound knowledge|"
    "you have|you are able|you can|you know|have experience|have knowledge|is able|are able";

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

bool opens_like_a_requirement(std::string_view spaced) {
  const auto starts = [&](std::string_view words) {
    const bool prefix = words.ends_with('*');
    if (prefix) words.remove_suffix(1);
    const auto rest = spaced.substr(1);
    return rest.starts_with(words) && (prefix || rest.substr(words.size()).starts_with(' '));
  };
  return std::ranges::any_of(split(openings, '|'), starts);
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

std::optional<Purpose> purpose_of_heading(std::string_view line, bool every_word) {
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
  return every_word ? (known == words ? purpose : std::nullopt)
                    : (4 * known >= 3 * words ? purpose : std::nullopt);
}

bool breaks_off_at_somebody(std::string_view line) {
  constexpr std::string_view endings =
      "you|who|you have|you are|you can|you will have|you also|could also|can also|you should";
  const auto spaced = spaced_words(line);
  return std::ranges::any_of(split(endings, '|'), [&](std::string_view words) {
    return spaced.ends_with(" " + std::string(words) + " ");
  });
}

PurposeWeights weigh_purposes(std::string_view sentence) {
  PurposeWeights weights{};
  const auto spaced = spaced_words(sentence);
  for (const auto& [purpose, weight, all] : phrases)
    for (const auto words : split(all, '|'))
      if (holds(spaced, words)) weights[static_cast<std::size_t>(purpose)] += weight;
  constexpr int opening = 3;
  if (opens_like_a_requirement(spaced)) weights[static_cast<std::size_t>(requirement)] += opening;
  constexpr int money = 4;
  if (names_money(sentence)) weights[static_cast<std::size_t>(benefit)] += money;
  return weights;
}

}  // namespace cairn::adverts
