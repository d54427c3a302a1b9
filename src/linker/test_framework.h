// SPDX-License-Identifier: Apache-2.0
// For tests: a small framework, its model, and threads.
#pragma once
#include <string>
#include <thread>
#include <vector>

#include "linker/linker.h"
#include "linker/training.h"

namespace cairn::linker {

inline skills::Skill test_skill(std::string label, std::vector<std::string> others,
                                std::string description,
                                skills::SkillType type = skills::SkillType::competence) {
  skills::Skill skill;
  skill.id = "skill:" + label;
  skill.label = std::move(label);
  skill.other_labels = std::move(others);
  skill.description = std::move(description);
  skill.type = type;
  return skill;
}

inline skills::Framework test_framework() {
  using enum skills::SkillType;
  skills::Framework framework;
  framework.name = "test";
  framework.skills = {
      test_skill("bake bread", {"baking bread", "make loaves"},
                 "Mix, knead and bake dough until the loaf is done."),
      test_skill("book-keeping", {"keep accounts", "maintain ledgers"},
                 "Record what a business earns and spends in its ledgers."),
      test_skill("care for horses", {"horse care", "look after horses"},
                 "Feed, groom and exercise horses and keep their stables clean."),
      test_skill("databases", {"relational databases", "database systems"},
                 "How tables, keys and queries keep data together.", knowledge),
      test_skill("drive lorries", {"lorry driving", "drive heavy goods vehicles"},
                 "Drive heavy vehicles with goods on public roads."),
      test_skill("first aid", {"emergency aid"},
                 "What to do for an injured person until a doctor comes.", knowledge),
      test_skill("lay bricks", {"bricklaying", "build brick walls"},
                 "Set bricks in mortar, level and plumb."),
      test_skill("negotiate prices", {"price negotiation", "haggle with suppliers"},
                 "Agree on prices with suppliers and customers."),
      test_skill("Python (computer programming)", {"Python", "program in Python"},
                 "Writing programs in the language Python.", knowledge),
      test_skill("SQL", {"structured query language", "write SQL queries"},
                 "The language that relational databases are asked in.", knowledge),
      test_skill("teach children", {"instruct pupils", "give lessons to children"},
                 "Teach girls and boys of school age."),
      test_skill("weld steel", {"steel welding", "join metal by welding"},
                 "Join pieces of steel by heat."),
  };
  const auto occupation = [&](std::string label, std::vector<std::string> others,
                              std::vector<skills::SkillIndex> essential) {
    skills::Occupation made;
    made.id = "occupation:" + label;
    made.label = std::move(label);
    made.other_labels = std::move(others);
    for (const auto skill : essential) made.essential.push_back({skill, 0});
    framework.occupations.push_back(std::move(made));
  };
  occupation("baker", {"bread maker"}, {0, 7});
  occupation("bricklayer", {"mason"}, {5, 6});
  occupation("data engineer", {"database developer"}, {3, 8, 9});
  occupation("lorry driver", {"truck driver"}, {4, 5});
  occupation("primary school teacher", {"teacher of children"}, {5, 10});
  occupation("welder", {"steel welder"}, {5, 11});
  return framework;
}

inline Lexicon test_lexicon() {
  return {.skills = {{"SQL", {"querying tables with joins"}}},
          .occupations = {{"welder", {"MIG operator"}}},
          .boilerplate = {"We offer a pension and thirty days of holiday.",
                          "Our company was founded in 1952 and is still run by the family."},
          .frames = {"You have experience of {}", "Strong knowledge of {} is a plus"}};
}

// Runs the pieces on so many threads.
inline Parallel threads(std::size_t count) {
  return [count](std::size_t pieces, const std::function<void(std::size_t)>& piece) {
    std::vector<std::thread> running;
    for (std::size_t t = 0; t < count; ++t)
      running.emplace_back([=, &piece] {
        for (auto i = t; i < pieces; i += count) piece(i);
      });
    for (auto& thread : running) thread.join();
  };
}

inline const skills::Framework& shared_framework() {
  static const auto framework = test_framework();
  return framework;
}

inline const std::string& shared_model() {
  static const std::string model =
      train(shared_framework(), test_lexicon(), in_sequence, {}).value();
  return model;
}

}  // namespace cairn::linker
