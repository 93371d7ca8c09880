# Joins the style sheets in the order of their cascade layers: the app's, and the widget's.
set -eu
mkdir -p target/style
cd style
cat tokens.css base.css frame.css stand-ins.css links.css article.css blocks.css comments.css form.css facades.css \
    chosen.css reading.css reading-panel.css tools.css icons.css progress.css lightbox.css archive.css notices.css app.css \
    > ../target/style/maqal.css
# What the first view needs that boot.js shows.
cat tokens.css chosen.css base.css frame.css stand-ins.css links.css article.css blocks.css app.css > ../target/style/first.css
# What the first view of a page needs that was written before, blocks.css where there are such: the rest comes behind
# the words.
cat tokens.css base.css frame.css links.css article.css tools.css chosen.css reading.css app.css > ../target/style/article.css
cat blocks.css facades.css > ../target/style/blocks.css
cat comments.css form.css > ../target/style/comments.css
cat tokens.css base.css frame.css links.css archive.css chosen.css reading.css app.css > ../target/style/list.css
cat tokens.css widget.css base.css frame.css stand-ins.css links.css article.css blocks.css comments.css form.css facades.css \
    > ../target/style/widget.css
