"""The words of recovery sheets: short, known to everybody, and hard to take for one another.

No two begin with the same four letters, and it takes more than one slip to make one of another. Sheets that
lie in drawers depend on the list and on its order: it never changes.
"""

_LIST = """
ability acorn acrobat action adapt adjust admiral adult advance agile agree airport alarm album alert
alien almond alpaca alpine amaze amber amuse anchor ancient angle animal answer anvil apology apple
apricot apron arable arcade archive arctic arena aroma around artist ashore athlete atlas atom attic
august author autumn avenue avocado awake badger bagpipe baker balance ballet bamboo banana bandage
banjo barber bargain barley barn barrel basket bathtub battery beacon beaver bedroom believe bench
benefit bicycle birch biscuit bison blanket blazer blend blink block blossom blouse blue boat bobbin
body bonfire bonnet booklet border borrow bottle bowl brain branch breeze brick bridge bright bronze
brook brother brush bubble bucket budget buffalo bugle build bulb bumper bundle button cabbage cabin
cactus cadet cage calm camera campus canal candle canoe canyon caramel carbon career cargo carpet carrot
cartoon cascade castle casual caution cedar celery cement central chair chalk channel cheese chemist
cherry chess chicken chimney china chorus chrome cinema circle citizen civil classic clay clever cliff
climate clinic cloak closet cloud cluster coach coast cobalt cobweb coconut coffee collar colony column
comedy comfort common compass confirm copper coral corner cosmic cotton country cousin cowboy coyote
cradle crane crater crayon cream credit cricket crisp crocus crop crowd cruise crystal cube cuckoo
culture curious curtain cushion custard dairy dance daring dawn dazzle debate decade declare degree
deliver delta denim dentist depend design desk detail develop device diagram dialect diamond diesel
digest digit dimple dinner diploma direct dish ditch diver divide doctor dolphin domain domino donkey
doorway double dove dozen draft dragon drama drawer dress drill drive drizzle drum duck duet dune
durable duster eager eagle earth easel easy echo eclipse economy edible editor effort elastic elbow
elegant eleven embark emblem embrace emerald emotion emperor empty enamel enchant endless energy engine
enjoy enough enter equip errand escort essay estate expert eyebrow eyelid factory falcon family famous
fancy farmer fashion feather fence fennel fern ferret fiction fiddle field fifteen filter final finger
finish fisher fixture flame flannel flask fleece flight flint float floor florist flute focus fold
forest forget fortune fossil fragile freckle freedom freight fresco friend fringe frog front fruit fudge
fuel fusion future gadget galaxy gallon game garage garden garlic garment garnet gateway gather gentle
gesture geyser giant gibbon giraffe glacier glance glass glide glimmer globe glory glow goblet goggles
golden gondola goose gorilla govern grammar granite grape gravel green griddle grocer group guitar
gymnast habit haddock halibut hamlet hammer hamster hangar happen harmony harness harp harvest hatchet
hawk hazel health heaven hedge height helmet helpful herald herb heron hexagon hiking hilltop hinge
history hobby hockey holiday hollow home honest hoof hopeful horizon hornet hotel hover human humble
hundred hurry husky hutch hybrid iceberg icicle idea igloo ignite iguana image inch indigo invite iris
iron item ivory jackal jaguar jasmine javelin jazz jeans jelly jersey jester jewel jigsaw jogger joint
journal joyful juggle juice jump junior justice kayak keeper kelp kestrel kettle kidney kilt kimono kind
kingdom kiosk kipper kitchen kite kiwi knife knock knuckle koala label ladder ladle lagoon lake lamp
lantern lasso laugh launch laurel leader leaf league learn lecture ledger legend lemon length lentil
leopard lettuce level library lift lilac lime linen lion liquid listen little lively lizard lobster
local locker locust lodge logic lonely loom lorry lotion lotus lounge lucky luggage lullaby lunar luxury
machine madam magenta magnet magpie maiden major mallard mammal mango manner mansion mantle maple marble
margin market maroon marsh marvel mask master match meadow meeting mellow melody memory mend mercury
merit mermaid merry message meteor migrate milk million mineral minibus minnow mint minute mirror mitten
mobile modern money month mosaic motor muffin museum music muslin mystery myth napkin narrow natural
nectar needle nephew neptune nerve network newborn nibble nickel niece nine ninth noble noise noodle
noon north notice nugget nurse nutmeg nylon oasis oatmeal oboe ocean octagon october offer olive olympic
onion opal open opera orange orbit orchard organ orient origin osprey ostrich outdoor outfit output
oxygen oyster ozone pacific packet paddle palace pancake panda panel panther papaya paper parade parcel
park parsley partner passage pastry path patrol pattern payment peach peanut pearl pebble pelican pencil
penguin people pepper petal phantom phone photo piano picture pigeon pilgrim pioneer pipe pitcher pivot
pizza planet plaster plate plough podium poem poetry pollen polo pond popcorn poplar poppy porch potato
pottery poultry powder prairie prepare present pretzel prism prize prompt proud proverb pudding pulley
pulse pumpkin pupil puppet pyjamas pyramid python quaint queen quick quiet quince quiz rabbit radar
radish raffle rafter railway raisin rally ramble random rapid rascal rattle raven ravine razor ready
recipe recycle reef regatta release repair reptile rescue reward rinse ripple robin robot rocket rodeo
roller rooftop rooster rotate rowing royal rubber rudder rugby runner rustic safari saffron sailor salad
salmon salute sample sandal sardine satchel satin saucer sausage scallop scarf scatter scenery scholar
science scooter score scout screen script seagull serene seven shadow shallow shampoo shape shark sheep
shelter sherbet shield ship shirt shoe shovel shrimp shrub shuttle signal silence silver sister sixteen
sketch skill skylark sledge sleeve slice slogan slope smart smile smoke smooth snack snail snow soap
soccer soda soft soil solar solid song sorbet space spaniel sparrow sphere spider spinach spiral spoon
sport spring spruce square stadium stamp star steam stencil step sticker stitch stone stool strand
street strong student style sugar summer sunday sunset supper sushi swan swift swim syrup tadpole talent
tandem tapioca tartan tavern taxi teacher teapot tennis terrace thermal thimble thirty thistle throat
thrush thunder ticket tidy tiger timber tinsel tissue tomato tongue topaz tornado toucan towel tractor
traffic tree trellis tribute trolley trophy trouser truck trumpet tuesday tugboat tulip tundra tunnel
turban turkey turnip turtle tutor tuxedo tweed twelve twenty twig twist umpire uncle unicorn uniform
united unlock upgrade upland upright vacant vacuum valley valve vanilla varnish vase vault vehicle
velvet venture vessel veteran victory video view village vinegar vintage violet visit vitamin vivid
voice volcano volume voyage wagon waiter walk walnut walrus warm warning washing welcome wheat whisker
white wicker widget window winter wisdom witness wolf wombat wool word wreath wrist yacht yard year
yeast zebra zenith zero zigzag zinc
"""

WORDS = tuple(_LIST.split())
