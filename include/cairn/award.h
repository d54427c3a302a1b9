// SPDX-License-Identifier: Apache-2.0
// Cairn, awards: what an Open Badges 3.0 credential says (open-badges-3.0#achievementcredential).
// What is empty is left out. Times are xsd:dateTimeStamp: "2026-11-22T12:00:00Z".
#pragma once
#include <string>
#include <vector>

namespace cairn {

// A skill or outcome of a framework (open-badges-3.0#alignment).
struct Alignment {
  std::string name;  // required
  std::string url;   // required
  std::string code;
  std::string framework;
  std::string type;  // "CFItem", "ceasn:Competency", "ext:…"
  std::string description;
};

// What can be earned (open-badges-3.0#achievement).
struct Achievement {
  std::string id;           // required: a URL or "urn:uuid:…"
  std::string name;         // required
  std::string description;  // required
  std::string criteria;     // what had to be done, Markdown; this or the next is required
  std::string criteria_url;
  std::string type = "Achievement";  // "Badge", "MicroCredential", "ext:…"
  std::string image;                 // an https or data URL
  std::string image_caption;         // what the picture shows, in words
  std::string language;              // BCP 47: "de", "en-GB"
  std::vector<std::string> tags;
  std::vector<Alignment> alignments;
};

// Who awards it (open-badges-3.0#profile); its id is the controller of the key.
struct Profile {
  std::string name;
  std::string url;
  std::string email;
  std::string description;
  std::string image;
};

// Whom it is awarded to (open-badges-3.0#achievementsubject). An address is hashed with the salt
// (open-badges-3.0#identityobject), never written in the clear.
struct Learner {
  std::string id;  // a DID or URL
  std::string email;
  std::string salt;  // required with `email`: at least 16 random characters
  std::string name;  // written in the clear
};

struct Evidence {
  std::string url;
  std::string name;
  std::string description;
  std::string narrative;
  std::string genre;
};

struct Award {
  std::string id;    // required: a URL or "urn:uuid:…"
  std::string name;  // of the credential; the achievement's where empty
  std::string description;
  Profile issuer;
  Learner learner;
  Achievement achievement;
  std::string narrative;   // how the learner did it, Markdown
  std::string valid_from;  // required
  std::string valid_until;
  std::vector<Evidence> evidence;
};

}  // namespace cairn
